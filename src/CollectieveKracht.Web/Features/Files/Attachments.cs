using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Files;

/// <summary>Takes in and gives back the pictures and documents of texts.</summary>
public sealed class Attachments(PlatformDb db, IFileStore store, TimeProvider clock)
{
    /// <summary>A picture of many dots takes hundreds of megabytes while it is made anew, so they are made one after another.</summary>
    private static readonly SemaphoreSlim Making = new(1);

    /// <summary>Checks what was sent by what is in it, makes pictures anew, and keeps it.</summary>
    /// <param name="givenName">The name that the sender's system gave it.</param>
    /// <exception cref="RuleException">It is of no type that we take, is too large, or cannot be read.</exception>
    public async Task<Attachment> TakeInAsync(ManuscriptId manuscript, AccountId by, string? givenName, byte[] content, CancellationToken cancel)
    {
        var type = FileType.Of(content);
        RuleException.Unless(content.Length <= (type == AttachmentType.Picture ? Attachment.LargestPicture : Attachment.LargestDocument), "attachment.too-large");
        await RequireRoomAsync(manuscript, by, content.Length, cancel);

        var attachment = new Attachment(
            AttachmentId.New(), by, manuscript, type, FileType.NameFor(givenName, type), content.Length,
            type == AttachmentType.Picture ? null : DocumentText.Read(type, content), clock.GetUtcNow());
        if (attachment.IsPicture)
        {
            foreach (var (width, made) in await RemakeAsync(content, cancel)) await store.SaveAsync(NameOf(attachment, width), made, cancel);
        }
        else await store.SaveAsync(NameOf(attachment), content, cancel);

        db.Add(attachment);
        await db.SaveChangesAsync(cancel);
        return attachment;
    }

    /// <param name="width">The width that a page asks for; the next one that there is, is given.</param>
    public Task<Stream?> OpenAsync(Attachment attachment, int? width, CancellationToken cancel)
    {
        if (!attachment.IsPicture) return store.OpenAsync(NameOf(attachment), cancel);

        var given = Picture.Widths.FirstOrDefault(known => known >= width, Picture.Widths[^1]);
        return store.OpenAsync(NameOf(attachment, given), cancel);
    }

    /// <summary>Removes those and their files. The files go first: a row without one is tried again, a file without a row would stay for ever.</summary>
    /// <returns>How many there were.</returns>
    public static async Task<int> RemoveAsync(PlatformDb db, IFileStore store, IQueryable<Attachment> which, CancellationToken cancel)
    {
        var removed = await which.AsNoTracking().ToListAsync(cancel);
        foreach (var attachment in removed)
        {
            IEnumerable<string> names = attachment.IsPicture ? Picture.Widths.Select(width => NameOf(attachment, width)) : [NameOf(attachment)];
            foreach (var name in names) await store.RemoveAsync(name, cancel);
            await db.Attachments.Where(known => known.Id == attachment.Id).ExecuteDeleteAsync(cancel);
        }

        return removed.Count;
    }

    private static async Task<IReadOnlyDictionary<int, byte[]>> RemakeAsync(byte[] content, CancellationToken cancel)
    {
        await Making.WaitAsync(cancel);
        try
        {
            return Picture.Remake(content);
        }
        finally
        {
            Making.Release();
        }
    }

    private async Task RequireRoomAsync(ManuscriptId manuscript, AccountId by, int size, CancellationToken cancel)
    {
        RuleException.Unless(await db.Attachments.CountAsync(known => known.ManuscriptId == manuscript, cancel) < Attachment.MostPerManuscript, "attachment.too-many");
        var waiting = await db.Attachments.Where(known => known.UploadedBy == by && known.ArticleId == null).SumAsync(known => (long)known.Size, cancel);
        RuleException.Unless(waiting + size <= Attachment.MostWaitingPerPerson, "attachment.too-many");
    }

    private static string NameOf(Attachment attachment, int? width = null) =>
        width is null ? $"{attachment.Id.Value:N}{FileType.Extension(attachment.Type)}" : $"{attachment.Id.Value:N}-{width}{FileType.Extension(attachment.Type)}";
}
