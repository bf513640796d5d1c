namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>The looks of a text that is a file of HTML of its own.</summary>
public static class TextFileStyle
{
    public const string Css =
        """
        :root{color-scheme:light dark;--ink:light-dark(#2a1730,#f6eff8);--quiet:light-dark(#5d4b64,#cbbbd2);--line:light-dark(#dfd5e2,#47344f);
        --link:light-dark(#7a1b6e,#f2b3e6);--tint:light-dark(#f7f2f8,#251730);--sun:light-dark(#fff3c9,#382916)}
        body{margin:0;background:light-dark(#fff,#190f1e);color:var(--ink);font:1.125rem/1.6 "Atkinson Hyperlegible Next",Verdana,sans-serif}
        main{max-width:42rem;margin:0 auto;padding:2rem 1.25rem 4rem;overflow-wrap:break-word}
        h1,h2,h3{font-family:Besley,Georgia,serif;line-height:1.25}h1{font-size:2rem;margin:.25rem 0 1rem}h2{margin:2.25rem 0 .75rem}
        a{color:var(--link)}.lead{font-size:1.25rem}.small,figcaption,.footnotes{color:var(--quiet);font-size:.95rem}
        header{border-bottom:6px solid #ffd23f;margin:0 0 2rem}hr{border:0;border-top:1px solid var(--line);margin:2rem 0}
        img{max-width:100%;height:auto}figure{margin:1.5rem 0}
        .scroll{overflow-x:auto}table{border-collapse:collapse;margin:1rem 0}th,td{text-align:left;vertical-align:top;padding:.5rem .75rem;border-bottom:1px solid var(--line)}
        thead th,thead td{background:var(--sun)}.to-right{text-align:right}.to-centre{text-align:center}
        blockquote{margin:1rem 0;padding:0 0 0 1rem;border-left:4px solid #ffd23f;color:var(--quiet)}
        pre{background:var(--tint);padding:1rem;overflow-x:auto;white-space:pre-wrap}code{font-size:.95em}
        .in-short,.markdown-alert{background:var(--sun);padding:.25rem 1.25rem;margin:1.5rem 0}.markdown-alert-note{background:var(--tint)}.markdown-alert-title{font-weight:bold}
        .contains-task-list{list-style:none;padding-left:0}dt{font-weight:bold}dd{margin:0 0 .75rem 1.5rem}
        @media print{body{background:#fff;color:#000;font-size:11pt}main{max-width:none;padding:0}h1,h2,h3{break-after:avoid}}
        """;
}
