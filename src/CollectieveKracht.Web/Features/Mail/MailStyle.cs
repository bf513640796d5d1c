namespace CollectieveKracht.Web.Features.Mail;

/// <summary>The looks of every mail, in its head. A constant, so that the page that shows mails to developers can allow just this.</summary>
public static class MailStyle
{
    public const string Css =
        """
        body{margin:0;background:#f7f2f8;color:#2a1730;font:17px/1.5 "Atkinson Hyperlegible Next",Verdana,sans-serif}
        .mail{max-width:560px;margin:0 auto;padding:24px;background:#fff}
        .site{margin:0 0 24px;padding:0 0 12px;border-bottom:6px solid #ffd23f;font:bold 20px Besley,Georgia,serif}
        .site a{color:#2a1730;text-decoration:none}
        h1{font:bold 26px/1.25 Besley,Georgia,serif;margin:0 0 16px}
        a{color:#7a1b6e}
        .code{font:bold 30px/1.3 monospace;letter-spacing:4px;background:#fff3c9;padding:12px 16px}
        .button{display:inline-block;background:#4b1d52;color:#fff;padding:12px 20px;border-radius:8px;font-weight:bold;text-decoration:none}
        .foot{margin:32px 0 0;padding:12px 0 0;border-top:1px solid #dfd5e2;color:#5d4b64;font-size:14px}
        @media (prefers-color-scheme:dark){
        body{background:#251730;color:#f6eff8}.mail{background:#190f1e}.site a{color:#ffd23f}a{color:#f2b3e6}.foot{color:#cbbbd2;border-color:#47344f}
        .code{background:#382916}.button{background:#ffd23f;color:#2a1730}}
        """;
}
