using CollectieveKracht.Web.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using MimeKit;

namespace CollectieveKracht.Web.Features.Mail;

/// <summary>The mails that were put in the folder instead of being sent, for who builds the site: in Dutch, and nowhere but in Development.</summary>
[AllowAnonymous]
public sealed class MailFolderModel(IWebHostEnvironment environment, IOptions<MailOptions> options) : PageModel
{
    private const int Shown = 50;

    /// <summary>Newest first, each with the name of its file.</summary>
    public IReadOnlyList<(string Id, MimeMessage Mail)> Mails { get; private set; } = [];

    public MimeMessage? Opened { get; private set; }

    public string? OpenedId { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? mail, CancellationToken cancel)
    {
        if (FolderOf(environment, options.Value) is not { } folder) return NotFound();

        var newest = folder.Exists ? folder.GetFiles("*.eml").OrderByDescending(file => file.LastWriteTimeUtc).ThenBy(file => file.Name).Take(Shown) : [];
        var mails = new List<(string, MimeMessage)>();
        foreach (var file in newest) mails.Add((Path.GetFileNameWithoutExtension(file.Name), await MimeMessage.LoadAsync(file.FullName, cancel)));
        Mails = mails;
        if (mail is not { } asked) return Page();

        OpenedId = $"{asked:N}";
        Opened = await ReadAsync(folder, asked, cancel);
        return Opened is null ? NotFound() : Page();
    }

    /// <summary>The folder that may be looked into; null outside Development, and where mails go to a server.</summary>
    internal static DirectoryInfo? FolderOf(IWebHostEnvironment environment, MailOptions options) =>
        environment.IsDevelopment() && !options.HasServer && options.Folder is { Length: > 0 } folder ? new(folder) : null;

    internal static async Task<MimeMessage?> ReadAsync(DirectoryInfo folder, Guid mail, CancellationToken cancel)
    {
        var file = Path.Combine(folder.FullName, $"{mail:N}.eml");
        return System.IO.File.Exists(file) ? await MimeMessage.LoadAsync(file, cancel) : null;
    }
}
