/** How the chart looks, on light pages and on dark ones. Its background is the page's. */
export const chartStyle = `
    text { font: 12px -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; fill: #1f2328 }
    .title { font-size: 17px; font-weight: 600 }
    .panel { font-size: 13px; font-weight: 600 }
    .muted { fill: #59636e }
    .name { text-anchor: end }
    .own { font-weight: 600 }
    .bar { fill: #afb8c1 }
    .bar.yardstick { fill: #6e7781 }
    .bar.sdk { fill: #54aeff }
    .bar.fast { fill: #0969da }
    .bar.floor { fill: none; stroke: #818b98; stroke-dasharray: 3 2 }
    .line { stroke: #818b98; stroke-dasharray: 2 3 }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3 }
      .muted { fill: #9198a1 }
      .bar { fill: #4b535d }
      .bar.yardstick { fill: #7d8590 }
      .bar.sdk { fill: #2f6fb5 }
      .bar.fast { fill: #58a6ff }
    }
  `;
