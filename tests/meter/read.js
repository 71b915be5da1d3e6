// Reads the drawing on the page as the browser shows it: boxes of nodes, lanes and texts, points along lines. All in px.
() => {
  const svg = document.querySelector("svg");
  const box = (b) => [b.left, b.top, b.right, b.bottom];
  const scale = (e) => Math.hypot(e.getScreenCTM().a, e.getScreenCTM().b);
  const size = (e) => parseFloat(getComputedStyle(e).fontSize);
  const grown = (a, b) =>
    a ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] : b;

  // The lines of text of an element, each with its size: tspans of one height are one line, HTML breaks by itself.
  const textLines = (group) => {
    const found = [];
    const add = (parts, points) => {
      const rows = {};
      for (const [key, part] of parts) rows[key] = grown(rows[key], part);
      for (const key in rows) found.push({ box: rows[key], size: points });
    };
    for (const text of group.querySelectorAll("text")) {
      if (!text.textContent.trim()) continue;
      const spans = [...text.querySelectorAll("tspan")].filter((s) => s.textContent.trim() && !s.querySelector("tspan"));
      const parts = (spans.length ? spans : [text]).map((s) => box(s.getBoundingClientRect()));
      add(parts.map((part) => [Math.round(part[1]), part]), size(text) * scale(text));
    }
    for (const html of group.querySelectorAll("foreignObject")) {
      if (!html.textContent.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(html);
      const parts = [...range.getClientRects()].filter((r) => r.width >= 1).map(box);
      add(parts.map((part) => [Math.round(part[1] / 4), part]), size(html.querySelector("p,span,div") || html) * scale(html));
    }
    return found;
  };

  const hidden = (e) => {
    const style = getComputedStyle(e);
    return (style.fill === "none" && style.stroke === "none") || style.display === "none";
  };
  const outline = (group) => {
    const area = (e) => ((b) => b.width * b.height)(e.getBoundingClientRect());
    const shapes = [...group.querySelectorAll("rect,polygon,ellipse,circle,path")];
    return shapes.filter((e) => !e.closest(".edge-label") && !hidden(e)).reduce((a, b) => (a && area(a) >= area(b) ? a : b), null);
  };
  const inside = (shape, x, y) => {
    const point = new DOMPoint(x, y).matrixTransform(shape.getScreenCTM().inverse());
    return shape.isPointInFill(point);
  };

  const shapes = {};
  const nodes = [...document.querySelectorAll("g.node")].map((group) => {
    const id = group.dataset.node, shape = (shapes[id] = outline(group)), lines = textLines(group);
    const corners = lines.flatMap(({ box: [left, top, right, bottom] }) => {
      const inset = (bottom - top) * 0.18; // what a line's box has above and below its characters
      return [left + 0.5, right - 0.5].flatMap((x) => [top + inset, bottom - inset].map((y) => [x, y]));
    });
    return { id, box: box(shape.getBoundingClientRect()), overflow: corners.some(([x, y]) => !inside(shape, x, y)) };
  });

  const lanes = [...document.querySelectorAll("g.lane")].map((g) => box(g.querySelector("rect").getBoundingClientRect()));

  const edges = [...document.querySelectorAll("g.edge")].map((group) => {
    const paths = [...group.querySelectorAll("path")].filter((p) => !p.closest(".edge-label") && !hidden(p));
    const path = paths.reduce((a, b) => (a && a.getTotalLength() >= b.getTotalLength() ? a : b), null);
    const edge = { source: group.dataset.from, target: group.dataset.to, points: [], through: {}, labels: textLines(group) };
    if (!path) return edge;
    const length = path.getTotalLength(), count = Math.max(2, Math.ceil(length / 1.5)), matrix = path.getScreenCTM();
    for (let k = 0; k <= count; k++) {
      const at = path.getPointAtLength((length * k) / count).matrixTransform(matrix);
      edge.points.push([at.x, at.y]);
    }
    for (const node of nodes) {
      const [left, top, right, bottom] = node.box;
      const within = ([x, y]) => x > left + 1 && x < right - 1 && y > top + 1 && y < bottom - 1 && inside(shapes[node.id], x, y);
      const hits = edge.points.filter(within).length;
      if (hits >= 2) edge.through[node.id] = hits * 1.5;
    }
    return edge;
  });

  return { nodes, lanes, edges, texts: textLines(svg), frame: box(svg.getBoundingClientRect()) };
}
