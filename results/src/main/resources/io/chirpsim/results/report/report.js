'use strict';
// Draws the report's charts from the JSON in the page. Everything they show also stands in the tables.
(function () {
  var data = JSON.parse(document.getElementById('data').textContent);
  var PALETTE = ['#0072B2', '#E69F00', '#009E73', '#56B4E9', '#CC79A7', '#D55E00', '#F0E442', '#7f7f7f'];
  // shares of delivery: blue is well, orange and vermillion are not; told apart without red and green
  var CLASSES = [
    { name: '99 % and more', least: 0.99, color: '#0072B2', symbol: 'circle' },
    { name: '95 to 99 %', least: 0.95, color: '#56B4E9', symbol: 'circle' },
    { name: '90 to 95 %', least: 0.90, color: '#F0C800', symbol: 'circle' },
    { name: '70 to 90 %', least: 0.70, color: '#E69F00', symbol: 'rect' },
    { name: 'below 70 %', least: 0, color: '#D55E00', symbol: 'diamond' },
    { name: 'no message', least: -1, color: '#9aa6b5', symbol: 'circle' }
  ];
  var charts = [];
  var printing = false;
  var narrow = window.matchMedia('(max-width: 640px)');
  var dark = window.matchMedia('(prefers-color-scheme: dark)');

  function color(name) {
    return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  }

  function escape(text) {
    var span = document.createElement('span');
    span.textContent = text;
    return span.innerHTML;
  }

  function percent(share) {
    if (share === null) { return '-'; }
    var value = 100 * share;
    var edge = Math.min(value, 100 - value);
    return value.toFixed(edge <= 0 ? 0 : edge >= 0.1 ? 1 : 2) + ' %';
  }

  function seconds(s) {
    if (s < 1) { return (1000 * s).toFixed(s >= 0.01 || s === 0 ? 0 : 1) + ' ms'; }
    if (s < 120) { return s.toFixed(s < 10 ? 2 : 1) + ' s'; }
    return s < 7200 ? (s / 60).toFixed(1) + ' min' : (s / 3600).toFixed(1) + ' h';
  }

  // on an axis: 1 ms, 0.5 s, without zeros at the end
  function tick(s) {
    return s < 1 ? +(1000 * s).toPrecision(2) + ' ms' : s < 120 ? +s.toPrecision(3) + ' s' : +(s / 60).toPrecision(3) + ' min';
  }

  function base(title) {
    return {
      animation: false,
      aria: { enabled: true, label: { description: title } },
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: color('ink') },
      tooltip: {
        confine: true, backgroundColor: color('paper'), borderColor: color('line'),
        textStyle: { color: color('ink'), fontSize: 13 }
      },
      legend: { left: 0, top: 0, itemGap: 14, itemWidth: 14, itemHeight: 10, textStyle: { color: color('soft'), fontSize: 12.5 } }
    };
  }

  function labels(names) {
    return {
      type: 'category', data: names, inverse: true,
      axisLine: { show: false }, axisTick: { show: false },
      axisLabel: { color: color('ink'), fontSize: 13, width: narrow.matches ? 120 : 250, overflow: narrow.matches ? 'break' : 'truncate' }
    };
  }

  function values(name, format, extra) {
    return Object.assign({
      type: 'value', name: name, nameLocation: 'middle', nameGap: 28, nameTextStyle: { color: color('soft'), fontSize: 12.5 },
      axisLabel: { color: color('soft'), formatter: format, hideOverlap: true },
      splitLine: { lineStyle: { color: color('line') } }
    }, extra || {});
  }

  function grid(top, bottom) {
    return { left: 4, right: 24, top: top, bottom: bottom, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' };
  }

  // a line from one value to another on a category, with caps or thick
  function span(name, rows, style) {
    return {
      type: 'custom', name: name, silent: true, z: style.z, color: style.color, itemStyle: { color: style.color },
      data: rows, encode: { x: [1, 2], y: 0 },
      renderItem: function (params, api) {
        var from = api.coord([api.value(1), api.value(0)]);
        var to = api.coord([api.value(2), api.value(0)]);
        var half = style.thickness / 2;
        var children = [{
          type: 'rect', shape: { x: from[0], y: from[1] - half, width: Math.max(1, to[0] - from[0]), height: style.thickness },
          style: { fill: style.color }
        }];
        if (style.cap) {
          [from, to].forEach(function (end) {
            children.push({ type: 'rect', shape: { x: end[0] - 0.75, y: end[1] - style.cap, width: 1.5, height: 2 * style.cap }, style: { fill: style.color } });
          });
        }
        return { type: 'group', children: children };
      }
    };
  }

  function draw(id, height, option) {
    var element = document.getElementById(id);
    if (!element || !option) { return; }
    element.style.height = height + 'px';
    var chart = echarts.init(element, null, { renderer: 'svg' });
    chart.setOption(option);
    element.setAttribute('role', 'img');
    charts.push(chart);
    return chart;
  }

  function missing(id) {
    var element = document.getElementById(id);
    if (element) { element.parentNode.remove(); }
  }

  function delivery() {
    var rows = data.groups.concat([['', null, null, null]], data.rates);
    if (rows.every(function (r) { return r[1] === null; })) { return missing('delivery-chart'); }
    var lows = rows.map(function (r) { return r[2] === null ? r[1] : r[2]; }).filter(function (v) { return v !== null; });
    var spread = Math.max(0.01, 1 - Math.min.apply(null, lows));
    var step = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2].find(function (s) { return spread / s <= 6; }) || 0.2;
    var least = Math.max(0, Math.floor((1 - 1.05 * spread) / step) * step);
    var option = base('Messages delivered by group, frames received by data rate');
    var height = 92 + 30 * rows.length;
    var series = [];
    [['messages delivered, by group', data.groups, 0, '#0072B2', 'circle'],
     ['frames received, by data rate', data.rates, data.groups.length + 1, '#D55E00', 'diamond']].forEach(function (kind) {
      var withEnds = [];
      var points = [];
      kind[1].forEach(function (row, i) {
        if (row[1] === null) { return; }
        points.push({ value: [row[1], kind[2] + i], row: row });
        if (row[2] !== null) { withEnds.push([kind[2] + i, row[2], row[3]]); }
      });
      if (points.length === 0) { return; }
      series.push(span(kind[0], withEnds, { color: kind[3], thickness: 1.5, cap: 5, z: 2 }));
      series.push({ type: 'scatter', name: kind[0], data: points, symbol: kind[4], symbolSize: 11, itemStyle: { color: kind[3], opacity: 1 }, z: 3, clip: false });
    });
    option.grid = grid(34, 48);
    option.yAxis = labels(rows.map(function (r) { return r[0]; }));
    option.xAxis = values('share of messages or frames', function (v) { return (100 * v).toFixed(step < 0.01 ? 1 : 0) + ' %'; }, { min: least, max: 1, interval: step });
    option.tooltip.formatter = function (p) {
      var row = p.data.row;
      return '<b>' + escape(row[0]) + '</b><br>' + percent(row[1]) + (row[2] === null ? '' : '<br>95 % interval ' + percent(row[2]) + ' to ' + percent(row[3]));
    };
    option.series = series;
    option.legend.data = series.filter(function (s) { return s.type === 'scatter'; }).map(function (s) { return { name: s.name, icon: s.symbol }; });
    draw('delivery-chart', height, option);
  }

  function latency() {
    if (data.stages.length === 0) { return missing('latency-chart'); }
    var floor = 1e-4;
    function row(a, b) { return data.stages.map(function (s, i) { return [i, Math.max(floor, s[a]), Math.max(floor, s[b])]; }); }
    var option = base('Latency by stage on a logarithmic axis');
    option.grid = grid(34, 48);
    option.yAxis = labels(data.stages.map(function (s) { return s[0]; }));
    var smallest = Math.min.apply(null, data.stages.map(function (s) { return Math.max(floor, s[1]); }));
    option.xAxis = values('time, logarithmic', tick, { type: 'log', min: Math.pow(10, Math.floor(Math.log10(smallest) + 1e-9)) });
    option.tooltip.formatter = function (p) {
      var s = data.stages[p.data[1]];
      return '<b>' + escape(s[0]) + '</b><br>median ' + seconds(s[3]) + '<br>half: ' + seconds(s[2]) + ' to ' + seconds(s[4]) + '<br>90 %: ' + seconds(s[1]) + ' to ' + seconds(s[5]);
    };
    option.series = [
      span('90 % of the messages', row(1, 5), { color: '#56B4E9', thickness: 4, z: 2 }),
      span('the middle half', row(2, 4), { color: '#0072B2', thickness: 12, z: 3 }),
      { type: 'scatter', name: 'median', z: 4, symbolSize: 10, clip: false,
        itemStyle: { color: color('paper'), borderColor: color('ink'), borderWidth: 2, opacity: 1 },
        data: data.stages.map(function (s, i) { return [Math.max(floor, s[3]), i]; }) }
    ];
    draw('latency-chart', 92 + 34 * data.stages.length, option);
  }

  function stacked(id, title, names, series, axisName, format, tip) {
    var option = base(title);
    option.legend.type = 'plain';
    var width = (document.getElementById(id) || {}).clientWidth || 600;
    var rowsOfLegend = 1;
    series.reduce(function (x, s) {
      var item = 7 * s.name.length + 36;
      if (x > 0 && x + item > width) { rowsOfLegend++; x = 0; }
      return x + item;
    }, 0);
    var top = 12 + 22 * rowsOfLegend;
    option.grid = grid(top, 48);
    option.yAxis = labels(names);
    option.xAxis = values(axisName, format);
    option.tooltip.formatter = tip;
    option.series = series.map(function (s, i) {
      return { type: 'bar', stack: 'all', name: s.name, data: s.data, barMaxWidth: 20, itemStyle: { color: PALETTE[i % PALETTE.length] } };
    });
    draw(id, top + 52 + 32 * names.length, option);
  }

  function losses() {
    if (data.losses.causes.length === 0) { return missing('losses-chart'); }
    stacked('losses-chart', 'Losses by group and cause', data.losses.groups,
      data.losses.causes.map(function (c) { return { name: c.words, data: c.shares }; }),
      'share of the messages of the group', function (v) { return +(100 * v).toPrecision(3) + ' %'; },
      function (p) { return '<b>' + escape(p.name) + '</b><br>' + escape(p.seriesName) + ': ' + percent(p.value); });
  }

  function energy() {
    if (data.energy.groups.length === 0) { return missing('energy-chart'); }
    stacked('energy-chart', 'Energy per device by group and state', data.energy.groups.map(function (g) { return g[0]; }),
      data.energy.states.map(function (state, i) { return { name: state, data: data.energy.groups.map(function (g) { return g[i + 1]; }) }; }),
      'joules per device', function (v) { return v; },
      function (p) { return '<b>' + escape(p.name) + '</b><br>' + escape(p.seriesName) + ': ' + (+p.value).toPrecision(3) + ' J'; });
  }

  function batteries() {
    var element = document.getElementById('battery-chart');
    if (!element) { return; }
    var perYear = data.batteries.perYear;
    var lines = PALETTE.filter(function (tint) { return tint !== '#F0E442'; }); // yellow is too faint for a line
    var option = base('Share of the devices of each group whose battery still lasts, over the years');
    var longest = Math.max.apply(null, data.batteries.groups.map(function (g) { return g.length - 2; })) / perYear;
    option.grid = { left: 56, right: 26, top: narrow.matches ? 80 : 46, bottom: 52, containLabel: false };
    option.xAxis = values('years', function (v) { return v; }, { min: 0, max: Math.max(1 / perYear, +(1.02 * longest).toPrecision(2)), nameGap: 30 });
    option.yAxis = values('', function (v) { return (100 * v).toFixed(0) + ' %'; }, { min: 0, max: 1, interval: 0.25 });
    option.tooltip.trigger = 'axis';
    option.tooltip.formatter = function (all) {
      return '<b>after ' + all[0].value[0] + ' years</b>' + all.map(function (p) {
        return '<br>' + p.marker + ' ' + escape(p.seriesName) + ': ' + percent(p.value[1]) + ' alive';
      }).join('');
    };
    option.series = data.batteries.groups.map(function (g, i) {
      var tint = lines[i % lines.length];
      return {
        type: 'line', name: g[0], step: 'end', symbol: 'circle', symbolSize: 7, showSymbol: false, showAllSymbol: true, z: 3,
        lineStyle: { width: 2.2, color: tint, type: i < lines.length ? 'solid' : 'dashed' }, itemStyle: { color: tint },
        data: g.slice(1).map(function (share, step) { return [step / perYear, share]; })
      };
    });
    draw('battery-chart', 360, option);
  }

  function timeline() {
    var element = document.getElementById('timeline-chart');
    if (!element) { return; }
    var t = data.timeline;
    var option = base('Share of the messages delivered over the time they were made, with the events of the scenario');
    option.legend = undefined;
    option.grid = { left: 56, right: 26, top: 16, bottom: 52, containLabel: false };
    option.xAxis = values(t.unit, function (v) { return v; }, { min: 0, max: +(t.shares.length * t.step).toPrecision(4), nameGap: 30 });
    option.yAxis = values('', function (v) { return (100 * v).toFixed(0) + ' %'; }, { min: 0, max: 1, interval: 0.25 });
    option.tooltip.trigger = 'axis';
    option.tooltip.formatter = function (all) {
      var x = all[0].value[0];
      var now = t.events.filter(function (e) { return e[0] < x + t.step && Math.max(e[1], e[0] + t.step) > x; });
      return '<b>' + (+x.toPrecision(4)) + ' ' + t.unit + '</b><br>' + percent(all[0].value[1]) + ' delivered'
        + now.map(function (e) { return '<br>' + escape(e[2]); }).join('');
    };
    option.series = [{
      type: 'line', name: 'delivered', step: 'end', showSymbol: false, z: 3, lineStyle: { width: 2, color: '#0072B2' }, itemStyle: { color: '#0072B2' },
      data: t.shares.map(function (share, i) { return [i * t.step, share]; }),
      markLine: {
        symbol: 'none', silent: true, lineStyle: { color: color('soft'), type: 'dashed' }, label: { show: false },
        data: t.events.map(function (e) { return { xAxis: e[0] }; })
      },
      markArea: {
        silent: true, itemStyle: { color: '#D55E00', opacity: 0.12 },
        data: t.events.filter(function (e) { return e[1] > e[0]; }).map(function (e) { return [{ xAxis: e[0] }, { xAxis: e[1] }]; })
      }
    }];
    draw('timeline-chart', 320, option);
  }

  function frame(points) {
    var box = [Infinity, Infinity, -Infinity, -Infinity];
    points.forEach(function (p) {
      box = [Math.min(box[0], p[0]), Math.min(box[1], p[1]), Math.max(box[2], p[0]), Math.max(box[3], p[1])];
    });
    var padX = 0.04 * (box[2] - box[0]) || 1e-4;
    var padY = 0.04 * (box[3] - box[1]) || 1e-4;
    return [box[0] - padX, box[1] - padY, box[2] + padX, box[3] + padY];
  }

  function corners(geometry) {
    var found = [];
    (function walk(c) {
      if (typeof c[0] === 'number') { found.push(c); } else { c.forEach(walk); }
    })(geometry.coordinates);
    return found;
  }

  // the middle of a scale bar's length: 1, 2 or 5 times a power of ten
  function round125(x) {
    var power = Math.pow(10, Math.floor(Math.log10(x)));
    return [5, 2, 1].map(function (f) { return f * power; }).find(function (v) { return v <= x; });
  }

  function map() {
    var element = document.getElementById('map-chart');
    if (!element) { return; }
    var source = data.map;
    var features = ((source.buildings && source.buildings.features) || []).filter(function (f) {
      return f.geometry && /Polygon|LineString/.test(f.geometry.type);
    });
    var points = source.devices.concat(source.gateways);
    features.forEach(function (f) { points = points.concat(corners(f.geometry)); });
    var box = frame(points);
    var aspect = source.geographic ? Math.cos((box[1] + box[3]) / 2 * Math.PI / 180) : 1;
    var shapes = [{
      type: 'Feature', properties: { name: ' frame' },
      geometry: { type: 'Polygon', coordinates: [[[box[0], box[1]], [box[2], box[1]], [box[2], box[3]], [box[0], box[3]], [box[0], box[1]]]] }
    }].concat(features.map(function (f, i) {
      var name = f.properties && f.properties.name;
      return { type: 'Feature', properties: { name: String(name || 'building ' + (i + 1)) }, geometry: f.geometry };
    }));
    echarts.registerMap('site', { type: 'FeatureCollection', features: shapes });
    var width = element.clientWidth;
    var ratio = (box[3] - box[1]) / ((box[2] - box[0]) * aspect);
    var top = narrow.matches ? 84 : 40;
    var height = Math.round(Math.min(Math.max(width * ratio, 260), narrow.matches ? 460 : 680));
    var drawnWidth = Math.min(width - 8, height / ratio);
    var option = base('Map of gateways and devices, coloured by delivery');
    option.geo = {
      map: 'site', roam: window.matchMedia('(pointer: coarse)').matches ? 'scale' : 'move', aspectScale: aspect,
      top: top, height: drawnWidth * ratio, width: drawnWidth, left: (width - drawnWidth) / 2,
      silent: true, label: { show: false }, itemStyle: { areaColor: color('building'), borderColor: color('building-line') },
      emphasis: { disabled: true },
      regions: [{ name: ' frame', itemStyle: { areaColor: color('panel'), borderWidth: 0 } }]
    };
    var size = source.devices.length > 1500 ? 5 : source.devices.length > 300 ? 7 : 10;
    option.series = CLASSES.map(function (one) {
      return {
        type: 'scatter', coordinateSystem: 'geo', name: one.name, symbol: one.symbol, symbolSize: one.symbol === 'diamond' ? size + 4 : size,
        itemStyle: { color: one.color, borderColor: color('paper'), borderWidth: 0.8, opacity: 1 },
        data: source.devices.filter(function (d) { return CLASSES.find(function (c) { return (d[2] === null ? -1 : d[2]) >= c.least; }) === one; })
          .map(function (d) { return { name: d[4], value: [d[0], d[1]], device: d }; })
      };
    }).filter(function (s) { return s.data.length > 0; });
    option.series.push({
      type: 'scatter', coordinateSystem: 'geo', name: 'gateway', symbol: 'triangle', symbolSize: 20, z: 5,
      itemStyle: { color: color('ink'), borderColor: color('paper'), borderWidth: 1.5, opacity: 1 },
      label: { show: source.gateways.length <= 12, formatter: '{b}', position: 'top', color: color('ink'), fontSize: 12.5, fontWeight: 600,
        textBorderColor: color('paper'), textBorderWidth: 3 },
      data: source.gateways.map(function (g) { return { name: g[2], value: [g[0], g[1]] }; })
    });
    option.tooltip.formatter = function (p) {
      var d = p.data.device;
      return '<b>' + escape(p.name) + '</b><br>' + (d ? escape(data.groups[d[3]][0]) + ', delivered ' + percent(d[2]) : 'gateway');
    };
    var metres = (box[2] - box[0]) * (source.geographic ? 111320 * aspect : 1);
    var bar = round125(metres / 5);
    function scaleBar(zoom) {
      var px = bar / metres * drawnWidth * zoom;
      return [{
        type: 'group', left: 12, bottom: 10, silent: true, children: [
          { type: 'rect', shape: { x: 0, y: 18, width: px, height: 3 }, style: { fill: color('ink') } },
          { type: 'text', style: { x: 0, y: 0, text: bar >= 1000 ? bar / 1000 + ' km' : bar + ' m', fill: color('ink'), fontSize: 12.5 } }
        ]
      }];
    }
    option.graphic = scaleBar(1);
    var chart = draw('map-chart', height + top + 34, option);
    zoomButtons(element.parentNode, top, chart, function (zoom) {
      chart.setOption({ geo: { zoom: zoom }, graphic: scaleBar(zoom) }, { replaceMerge: ['graphic'] });
    });
    chart.on('georoam', function () {
      chart.setOption({ graphic: scaleBar(chart.getOption().geo[0].zoom || 1) }, { replaceMerge: ['graphic'] });
    });
  }

  function zoomButtons(figure, top, chart, apply) {
    var old = figure.querySelector('.zoom');
    if (old) { old.remove(); }
    var box = document.createElement('div');
    box.className = 'zoom';
    box.style.top = top + 8 + 'px';
    [['+', 'Zoom in', 1.5], ['\u2212', 'Zoom out', 1 / 1.5]].forEach(function (one) {
      var button = document.createElement('button');
      button.type = 'button';
      button.textContent = one[0];
      button.setAttribute('aria-label', one[1]);
      button.onclick = function () {
        apply(Math.min(40, Math.max(0.5, (chart.getOption().geo[0].zoom || 1) * one[2])));
      };
      box.appendChild(button);
    });
    figure.appendChild(box);
  }

  function drawAll() {
    charts.forEach(function (chart) { chart.dispose(); });
    charts = [];
    delivery();
    map();
    losses();
    latency();
    energy();
    batteries();
    timeline();
  }

  var waiting;
  drawAll();
  window.addEventListener('resize', function () {
    clearTimeout(waiting);
    waiting = setTimeout(function () { if (!printing) { drawAll(); } }, 150);
  });
  dark.addEventListener('change', drawAll);
  // paper is white: the colours are read again with the print style in force
  window.matchMedia('print').addEventListener('change', function (e) { printing = e.matches; drawAll(); });
})();
