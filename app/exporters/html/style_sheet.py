"""The rules of the style sheet: the grid of the PDF documents, on wide screens, phones and paper."""

from typing import Final

_GROUND: Final = """
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,
 "Noto Sans","Source Sans 3",Ubuntu,"Liberation Sans",Arial,sans-serif;font-variant-numeric:tabular-nums;
 overflow-wrap:anywhere}
.wrap{max-width:60rem;margin:0 auto;padding:1.5rem 1.5rem 4rem}
h1,h2,h3,h4,h5,h6,p,ul,ol,dl,dd,table,blockquote,pre{margin:0;padding:0}
h1{font-size:clamp(1.75rem,1.2rem + 2.4vw,2.5rem);font-weight:300;line-height:1.15;text-wrap:balance}
h2{font-size:1.3125rem;font-weight:600;line-height:1.3;margin:2.75rem 0 .75rem}
h3,h4,h5,h6{font-size:1rem;font-weight:600;line-height:1.4}
a{color:var(--accent);text-decoration:underline;text-underline-offset:.15em}
a:focus-visible,.skip:focus{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-100vw;top:0;padding:.5rem 1rem;background:var(--paper);color:var(--accent)}
.skip:focus{left:.5rem;top:.5rem;z-index:1}
.caps{font-size:.75rem;font-weight:600;letter-spacing:.06em;text-transform:uppercase;line-height:1.5}
.small,.quiet{font-size:.875rem;line-height:1.45}
.small,.quiet,.muted{color:var(--muted)}
.aside{font-size:.875rem;line-height:1.45}
.note{font-size:.875rem;line-height:1.45;color:var(--muted);font-style:italic}
.weak{font-weight:400;color:var(--muted)}
.accent{color:var(--accent)}
.flag{color:var(--flag)}
.late{color:var(--danger)}
.shape{width:.62em;height:.62em;margin-right:.45em;vertical-align:.02em;flex:none}
"""

_HEAD: Final = """
.masthead{display:flex;justify-content:space-between;gap:1.5rem;align-items:flex-start}
.masthead .caps{color:var(--accent);margin-bottom:.5rem}
.subtitle{color:var(--muted);font-size:1.125rem;line-height:1.4;margin-top:.5rem;text-wrap:pretty}
.logo{max-width:9rem;max-height:4.5rem;height:auto;width:auto;object-fit:contain;flex:none}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:1rem 1.5rem;
 border-top:2px solid var(--ink);margin-top:1.25rem;padding-top:.75rem}
.facts dt,.rail dt{color:var(--muted)}
.rail{margin-top:1.5rem}
.rail>div{display:grid;grid-template-columns:8rem minmax(0,1fr);gap:0 1.5rem;padding:.25rem 0}
.rail dt{padding-top:.2rem}
.rail dd{grid-column:2}
dd>.small{display:block}
.status{display:flex;align-items:baseline}
.mark{color:var(--danger);border:2px solid;padding:.125rem .625rem;display:inline-block;margin:0 0 1rem}
nav{margin-top:1.75rem}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;font-size:.9375rem}
nav a{display:inline-block;padding:.25rem 0}
"""

_ROWS: Final = """
.rows,.rows ol{list-style:none}
.row{display:grid;grid-template-columns:8rem minmax(0,1fr);gap:0 1.5rem;padding:.625rem 0 .75rem}
.rows>li,.items>li{border-bottom:1px solid var(--hair)}
.rows>li:last-child,.items>li:last-child{border-bottom:0}
.items>li{border-bottom-color:transparent;position:relative}
.items>li:not(:last-child)::after{content:"";position:absolute;left:9.5rem;right:0;bottom:-1px;
 border-bottom:1px solid var(--hair)}
.items .row{padding:.375rem 0 .5rem}
.head.row{padding-bottom:.25rem}
.when{white-space:nowrap;color:var(--muted);font-size:.9375rem}
.when b{font-weight:600;color:var(--ink)}
.when .length{display:block;font-size:.8125rem}
.what{display:flex;justify-content:space-between;gap:.25rem 1.5rem}
.what>.body{min-width:0}
.room{color:var(--muted);text-align:right;padding-top:.2rem;flex:none;max-width:45%}
.pause{background:var(--tint);color:var(--muted);font-size:.875rem;line-height:1.45;margin:0 -.75rem;
 padding:.4375rem .75rem;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.items .pause{padding:.4375rem .75rem}
.pause .when{font-size:.875rem}
.internal{margin-top:.375rem}
.own{display:block;font-style:italic;font-size:.8125rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.news{list-style:none}
.news li{display:flex;align-items:baseline}
.news li+li{margin-top:.25rem}
li:target,.row:target,.body:target,.track:target{outline:2px solid var(--accent);outline-offset:.25rem}
.facts a,.rail a,.news a{overflow-wrap:anywhere}
.columns{display:grid;gap:1.5rem}
.by-2{grid-template-columns:repeat(2,minmax(0,1fr))}
.by-3{grid-template-columns:repeat(3,minmax(0,1fr))}
.track{border-top:3px solid var(--track-0);padding-top:.375rem}
.track>.caps:first-child{color:var(--track-0)}
.track-1{border-color:var(--track-1)}.track-1>.caps:first-child{color:var(--track-1)}
.track-2{border-color:var(--track-2)}.track-2>.caps:first-child{color:var(--track-2)}
.track-3{border-color:var(--track-3)}.track-3>.caps:first-child{color:var(--track-3)}
.track h3{font-size:.9375rem}
.track ol{margin-top:.375rem}
.track li{display:grid;grid-template-columns:3.25rem minmax(0,1fr);gap:0 .5rem;padding:.25rem 0;font-size:.9375rem}
.track .when{font-size:.8125rem;padding-top:.125rem}
.track .when .own{white-space:normal}
"""

_MINUTES: Final = """
.prose{max-width:44rem}
.prose>*+*{margin-top:.625rem}
.prose ul,.prose ol,.bullets{padding-left:1.375rem}
.prose li,.bullets li{margin-top:.25rem}
.prose li::marker,.bullets li::marker{color:var(--muted)}
.prose h3,.prose h4,.prose h5,.prose h6{margin-top:1rem}
.prose blockquote{border-left:3px solid var(--hair);padding-left:1rem;color:var(--muted)}
.prose hr{border:0;border-top:1px solid var(--hair);margin:1rem 0}
pre,code{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace;font-size:.875em}
pre{background:var(--tint);padding:.625rem .875rem;white-space:pre-wrap}
.session{margin:2rem 0 .25rem 9.5rem;padding-bottom:.375rem;border-bottom:1px solid var(--hair)}
h2+.session{margin-top:0}
.session .caps+.caps{margin-top:.125rem}
.item{margin-top:1.375rem}
.item>.row{padding:0}
.item>.inner{margin:.375rem 0 0 9.5rem}
.number{color:var(--accent);margin-right:.75rem;font-size:1rem}
.box{background:var(--tint);border-left:4px solid var(--muted);padding:.75rem 1rem .875rem;margin-top:.875rem;
 print-color-adjust:exact;-webkit-print-color-adjust:exact}
.box.taken{background:var(--accent-tint);border-color:var(--accent)}
.box .caps{color:var(--muted)}
.box.taken .caps{color:var(--accent)}
.box .exact{font-weight:600;margin:.125rem 0 .25rem}
table{width:100%;border-collapse:collapse;font-size:.9375rem;line-height:1.4}
caption{text-align:left;padding-bottom:.5rem}
thead th{font-size:.75rem;font-weight:600;letter-spacing:.06em;text-transform:uppercase;color:var(--muted);
 border-bottom:2px solid var(--ink);text-align:left;vertical-align:bottom;padding:0 1rem .375rem 0;overflow-wrap:normal}
tbody th,td{text-align:left;vertical-align:top;font-weight:400;border-bottom:1px solid var(--hair);
 padding:.5rem 1rem .5rem 0}
th:last-child,td:last-child{padding-right:0}
.lead{margin-top:1.75rem}
section>p+p,section>p+ul,section>ul+p,section>div+p{margin-top:.75rem}
.within{margin:1.25rem 0 .375rem}
.bullets .bullets{margin-top:.125rem}
.figure{text-align:right}
.short{white-space:nowrap}
.after{margin-top:.625rem}
.after-more{margin-top:1.25rem}
.ending{margin-top:3rem;padding-top:.875rem;border-top:1px solid var(--hair)}
.ending p+p{margin-top:.375rem}
"""

_PHONE: Final = """
@media screen and (max-width:639.98px){
.wrap{padding:1rem 1rem 3rem}
.masthead{flex-direction:column-reverse;gap:.75rem}
.row,.rail>div{grid-template-columns:minmax(0,1fr)}
.rail dd{grid-column:1}
.row>.when{padding-bottom:.125rem}
.row>.when .length,.row>.when .own{display:inline;margin-left:.75rem}
.what{flex-direction:column}
.room{text-align:left;max-width:none}
.columns{grid-template-columns:minmax(0,1fr)}
.items>li:not(:last-child)::after{left:0}
.session,.item>.inner{margin-left:0}
.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stack,.stack tbody,.stack tr,.stack th,.stack td{display:block;width:auto}
.stack tbody tr{border-bottom:1px solid var(--hair);padding:.5rem 0 .625rem}
.stack tbody th,.stack td{border:0;padding:.0625rem 0}
.stack td.figure{text-align:left}
.stack td[data-label]{display:grid;grid-template-columns:6.5rem minmax(0,1fr);gap:0 .75rem}
.stack td[data-label]::before{content:attr(data-label);color:var(--muted);font-size:.875rem}
}
"""

_PAPER: Final = """
@page{size:A4;margin:18mm 18mm 20mm 22mm;@bottom-right{content:counter(page) " / " counter(pages);
 font:7.5pt system-ui,sans-serif;color:#566472}}
@media print{
html{font-size:9.5pt}
.wrap{max-width:none;padding:0}
.skip,nav,.own,#own-times{display:none}
a{color:inherit;text-decoration:none}
p,li,td{orphans:3;widows:3}
h1,h2,h3,h4,h5,h6,.session,.head.row,.item>.row,caption{break-after:avoid;break-inside:avoid}
.row,.box,.track li,tr,.facts{break-inside:avoid}
.row.parallel{break-inside:auto}
thead,caption{break-after:avoid}
tbody tr:first-child{break-before:avoid}
.inner .after-more,.typed{break-inside:avoid}
thead{display:table-header-group}
.pause{margin:0}
.ending{break-inside:avoid}
}
"""

RULES: Final = "".join(part.lstrip("\n") for part in (_GROUND, _HEAD, _ROWS, _MINUTES, _PHONE, _PAPER))
