# The commands of this repository; `make help` lists them. 本仓库的命令，`make help` 列出全部。

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.NOTPARALLEL:

BIN := .venv/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet
RUFF := $(BIN)/ruff
PYTEST_FLAGS ?= --numprocesses auto --quiet
LOCK_FLAGS ?=
COMPILE = .cache/lock/bin/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-config $(LOCK_FLAGS)

# What stands for a finished installation: these files are younger than the locks they were made from.
RUNTIME := .venv/.runtime
TESTING := .venv/.testing
NPM := .ci/npm/node_modules/.package-lock.json

define install
@echo 'Installing Python packages 正在安装 Python 软件包: $(1)'
@test -x $(BIN)/pip || python3 -m venv --clear .venv
@$(PIP) install --require-hashes --requirement $(1)
@$(PIP) install --no-deps --no-build-isolation --editable .
endef

.PHONY: all setup check build serve test lint format bench engines pictures organisation hooks lock clean distclean help system system-test

all: setup check build ## set up, check and build: site/ and dist/ 安装、检查、生成

setup: system $(RUNTIME) ## system packages and .venv with the command handbooks 安装系统软件包和命令

check: setup ## tell every finding in the content 检查内容
	$(BIN)/handbooks check

build: setup ## the site and the printed handbooks 生成网站和 PDF
	$(BIN)/handbooks build

serve: setup ## the site on this machine, following every change 本机预览，随改随看
	$(BIN)/handbooks serve

test: system-test lint $(NPM) ## lint, then all tests 全部测试
	$(BIN)/pytest $(PYTEST_FLAGS)

lint: system $(TESTING) ## style, types and layers of the code 检查代码
	$(RUFF) check
	$(RUFF) format --check
	$(BIN)/mypy --strict generator
	$(BIN)/lint-imports --no-logo --cache-dir .cache/imports

format: system $(TESTING) ## write the code in the one format 统一代码格式
	$(RUFF) check --fix
	$(RUFF) format

bench: system $(TESTING) ## measure against peers 性能对比
	$(BIN)/python benchmarks/run.py

engines: system $(TESTING) ## build the exported tree with every site engine 用各种网站生成器生成并对照
	$(BIN)/python -m tests.engines

pictures: system-test $(TESTING) ## take the pictures of the documentation anew 重拍文档里的图
	$(BIN)/python docs/architecture_picture.py
	$(BIN)/python docs/take_pictures.py
	$(BIN)/python docs/draw_gallery.py

organisation: system $(TESTING) ## write the demonstration organisation anew 重新生成示范组织
	$(BIN)/python docs/make_organisation.py

hooks: system $(TESTING) ## check every commit on this machine before it is made 提交前自动检查
	$(BIN)/pre-commit install

lock: system-test ## write the hashed locks anew; LOCK_FLAGS=--upgrade for newest 更新依赖锁定文件
	python3 -m venv .cache/lock
	.cache/lock/bin/pip --disable-pip-version-check --quiet install uv
	$(COMPILE) --group build --extra architecture pyproject.toml --output-file .ci/requirements.txt
	$(COMPILE) --group test --extra architecture pyproject.toml --output-file .ci/requirements-test.txt
	cd .ci/npm && npm install --package-lock-only

clean: ## remove what was built 删除生成物
	rm -rf site dist .cache .hypothesis

distclean: clean ## remove what was installed into this folder as well 连同本目录的安装一并删除
	rm -rf .venv .ci/npm/node_modules

help: ## this list 本列表
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

system:
	@.ci/setup

system-test:
	@.ci/setup --test

$(RUNTIME): .ci/requirements.txt pyproject.toml | system
	$(call install,.ci/requirements.txt)
	@touch $@

$(TESTING): .ci/requirements-test.txt pyproject.toml | system
	$(call install,.ci/requirements-test.txt)
	@touch $@ $(RUNTIME)

$(NPM): .ci/npm/package-lock.json | system-test
	cd .ci/npm && npm ci
	@touch $@
