using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Files;

/// <summary>The pictures of a text, for who may open them, to be put in a file with it.</summary>
public sealed class PicturesOfText(PlatformDb db, Attachments attachments, CurrentViewer current, SiteOptions site, ILogger<PicturesOfText> log)
{
    private const int Most = Attachment.MostPerManuscript;

    /// <summary>Of all in one file together, in bytes.</summary>
    private const int Largest = 12 * 1024 * 1024;

    /// <summary>As WebP, by their address; those that are not ours, not for this viewer, not there, or too many are left out.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> ReadAsync(IEnumerable<string> addresses, CancellationToken cancel)
    {
        var numbers = new Dictionary<string, AttachmentId>();
        foreach (var address in addresses)
        {
            if (numbers.Count < Most && NumberIn(address) is { } number) numbers.TryAdd(address, number);
        }

        var found = new Dictionary<string, byte[]>();
        if (numbers.Count == 0) return found;

        var ids = numbers.Values.Distinct().ToList();
        var known = await db.Attachments.AsNoTracking().Where(one => ids.Contains(one.Id) && one.Type == AttachmentType.Picture).ToDictionaryAsync(one => one.Id, cancel);
        var room = Largest;
        foreach (var (address, number) in numbers)
        {
            if (!known.TryGetValue(number, out var attachment) || !await db.MayOpenAsync(attachment, current, cancel)) continue;
            if (await ReadAsync(attachment, room, cancel) is not { } content) continue;

            found.Add(address, content);
            room -= content.Length;
        }

        return found;
    }

    // "https://site/bestanden/019b…/foto.webp?b=960"
    private AttachmentId? NumberIn(string address) =>
        address.StartsWith(site.Origin + "/bestanden/", StringComparison.Ordinal) && address[site.Origin.Length..].Split('/') is ["", _, var number, _] && Guid.TryParse(number, out var id)
            ? AttachmentId.From(id) : null;

    private async Task<byte[]?> ReadAsync(Attachment attachment, int room, CancellationToken cancel)
    {
        try
        {
            await using var content = await attachments.OpenAsync(attachment, Picture.Widths[1], cancel);
            if (content is null) return null;

            using var bytes = new MemoryStream();
            var part = new byte[81920];
            while (await content.ReadAsync(part, cancel) is > 0 and var count)
            {
                if (bytes.Length + count > room) return null;
                bytes.Write(part, 0, count);
            }

            return bytes.ToArray();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // A text without a picture is better than none.
            log.LogWarning("A picture could not be read for a file: {Reason}", error.GetType().Name);
            return null;
        }
    }
}
