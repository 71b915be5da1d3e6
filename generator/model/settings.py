"""The settings of the site: what ``mkdocs.yml`` may say, as it says it.

The list is closed. A site engine would run hooks, foreign plugins and Python tags of this file and load scripts from
anywhere; here all of that is an unknown key or a refused word, and nothing of the file reaches the engine unread.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from generator.model import words
from generator.model.base import Model, Words, full_list, one_of
from generator.source.value import Table, Text


class Theme(Model):
    """The theme: always the same, written down for engines that read the file by themselves."""

    name: Annotated[Words, one_of("material")] = Field(description="外观，只有 material")
    language: Annotated[Words, one_of("zh")] | None = Field(None, description="界面的语言，只有 zh")
    font: Annotated[Words, one_of("false")] | None = Field(None, description="false：不向别的网站取字体")


def _theme(value: Any) -> Any:
    return Table({Text("name", value.span): value}, value.span) if isinstance(value, Text) else value


class Extra(Model):
    """What the site says beside its name and its addresses."""

    report: words.ReportAddress | None = Field(None, description="发现错误告诉哪里：工作邮箱，或者表单的网址")


class SettingsFile(Model):
    """``mkdocs.yml``."""

    site_name: Words | None = Field(None, description="网站的名称")
    site_url: words.WebAddress | None = Field(None, description="网站的地址，有固定地址时写")
    repo_url: words.WebAddress | None = Field(None, description="内容仓库的网址")
    repo_name: Words | None = Field(None, description="内容仓库的名称")
    edit_uri: words.RelativeAddress | None = Field(None, description="编辑页面的路径，接在 repo_url 后面")
    extra: Extra = Field(Extra(), description="网站还要说的")
    docs_dir: Annotated[Words, one_of("handbooks")] | None = Field(None, description="内容的文件夹，只有 handbooks")
    site_dir: Annotated[Words, one_of("site")] | None = Field(None, description="网站的文件夹，只有 site")
    use_directory_urls: Annotated[Words, one_of("false")] | None = Field(None, description="false：从文件夹也能打开")
    strict: Annotated[Words, one_of("true", "false")] | None = Field(None, description="总是严格的，写不写都一样")
    theme: Annotated[Theme, BeforeValidator(_theme)] | None = Field(None, description="外观")
    plugins: Annotated[tuple[Annotated[Words, one_of("handbooks")], ...], BeforeValidator(full_list)] = Field(
        (), description="插件，只有 handbooks"
    )

    @property
    def mailboxes(self) -> frozenset[str]:
        """The mailboxes of the organisation that everybody may know."""
        return frozenset({str(self.extra.report)} if self.extra.report else ())
