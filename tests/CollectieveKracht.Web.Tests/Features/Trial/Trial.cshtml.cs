using System.ComponentModel.DataAnnotations;
using System.Net.Sockets;
using CollectieveKracht.Domain;
using CollectieveKracht.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;

namespace CollectieveKracht.Web.Tests.Features.Trial;

/// <summary>A page on which everything can go wrong on request.</summary>
[AllowAnonymous]
public sealed class TrialModel(ContentPolicy policy) : PageModel
{
    public const string Secret = "the secret recipe";

    [BindProperty, Required, StringLength(20)]
    public string Subject { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(string? breaks, string? script, CancellationToken cancel)
    {
        if (breaks == "slowness") await Task.Delay(Timeout.Infinite, cancel);
        if (script is not null) policy.AllowScript(script);

        return breaks switch
        {
            null => Page(),
            "bug" => throw new InvalidOperationException(Secret),
            "database" => throw new InvalidOperationException(Secret, new NpgsqlException(Secret, new SocketException())),
            "text" => throw new PostgresException("invalid byte sequence", "ERROR", "ERROR", PostgresErrorCodes.CharacterNotInRepertoire),
            "rule" => throw new RuleException("moderation.own-submission"),
            _ => NotFound(),
        };
    }

    public IActionResult OnPost() => ModelState.IsValid ? throw new RuleException("moderation.own-submission") : Page();
}
