using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Accounts.OwnData;
using CollectieveKracht.Web.Features.Knowledge;
using CollectieveKracht.Web.Platform.Jobs;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Security;
using CollectieveKracht.Web.Platform.Start;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CollectieveKracht.Web.Features.Files;

/// <summary>Pictures and documents of texts, under an address of their own where they can do nothing.</summary>
public static class FilesFeature
{
    private static readonly TimeSpan UnusedKept = TimeSpan.FromDays(30);

    public static void AddFiles(this WebApplicationBuilder builder)
    {
        builder.AddSettings<FilesOptions>(FilesOptions.Section);
        var services = builder.Services;
        services.AddSingleton<IFileStore>(provider => provider.GetRequiredService<IOptions<FilesOptions>>().Value is { IsInS3: true } elsewhere
            ? new S3Store(elsewhere)
            : new FolderStore(Path.Combine(builder.Environment.ContentRootPath, provider.GetRequiredService<IOptions<FilesOptions>>().Value.Folder)));
        services.AddScoped<Attachments>();
        services.AddScoped<PicturesOfText>();
        services.AddSingleton(provider => new RetentionTerm("pictures and documents of texts that were never sent in", UnusedKept, (db, before, cancel) =>
            Attachments.RemoveAsync(db, provider.GetRequiredService<IFileStore>(), db.Unused(before), cancel)));

        services.AddPersonalData(new("attachments", [typeof(Attachment)], async (db, id, cancel) => await db.Attachments.Where(attachment => attachment.UploadedBy == id)
            .OrderBy(attachment => attachment.Id).Select(attachment => new { attachment.Name, attachment.Size, attachment.UploadedAt, Address = attachment.Id.Value }).ToListAsync(cancel)));
    }

    public static void MapFiles(this WebApplication app) => app.MapMethods("/bestanden/{id:guid}/{name}", ["GET", "HEAD"], AnswerAsync).WithoutLanguage().AllowAnonymous();

    /// <summary>Those that belong to no article and whose text is gone, or was never saved.</summary>
    private static IQueryable<Attachment> Unused(this PlatformDb db, DateTimeOffset before) =>
        db.Attachments.Where(attachment => attachment.ArticleId == null && attachment.UploadedAt < before
            && !db.Manuscripts.Any(manuscript => manuscript.Id == attachment.ManuscriptId));

    private static async Task<IResult> AnswerAsync(Guid id, int? b, HttpContext context, PlatformDb db, CurrentViewer current, Attachments attachments, ContentPolicy policy, CancellationToken cancel)
    {
        var key = AttachmentId.From(id);
        if (await db.Attachments.AsNoTracking().SingleOrDefaultAsync(known => known.Id == key, cancel) is not { } attachment
            || !await db.MayOpenAsync(attachment, current, cancel)
            || await attachments.OpenAsync(attachment, b, cancel) is not { } content) return Results.NotFound();

        policy.ShowInert();
        // Who may see it can change, so a browser asks each time; the bytes of one address never change.
        context.Response.Headers.CacheControl = "private, no-cache";
        var tag = new EntityTagHeaderValue($"\"{id:N}-{b}\"");
        return Results.Stream(content, FileType.ContentType(attachment.Type), attachment.IsPicture ? null : attachment.Name, entityTag: tag);
    }

    /// <summary>Who may see the published text that shows it; who writes the text; a moderator.</summary>
    internal static async Task<bool> MayOpenAsync(this PlatformDb db, Attachment attachment, CurrentViewer current, CancellationToken cancel)
    {
        var path = attachment.Path;
        if (attachment.ArticleId is { } article
            && await db.Articles.VisibleTo(current.Viewer).AnyAsync(known => known.Id == article && known.PublishedRevision!.BodyMarkdown.Contains(path), cancel)) return true;
        if (current.Person is not { } person) return false;
        if (attachment.UploadedBy == person.Account || person.Is(Role.Moderator)) return true;

        return await db.Manuscripts.AnyAsync(
            manuscript => manuscript.Id == attachment.ManuscriptId && (manuscript.AuthorId == person.Account || db.Memberships.Any(membership =>
                membership.CollectiveId == manuscript.CollectiveId && membership.Person == person.Account && membership.Role != TeamRole.Member)), cancel);
    }
}
