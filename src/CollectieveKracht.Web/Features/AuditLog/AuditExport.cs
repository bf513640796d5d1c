using System.Globalization;
using System.Text;
using System.Text.Json;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Platform.Export;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.AuditLog;

public enum AuditExportForm
{
    Csv,
    Json,
}

/// <summary>What was found in the log as one file, sent while it is read: however much that is, a few entries at a time are held.</summary>
/// <param name="from">Where it begins, so that what is noted meanwhile is not in it.</param>
public sealed class AuditExport(AuditSearch search, AuditExportForm form, AuditPlace from) : IActionResult
{
    private const int AtOnce = 1000;

    private static readonly string[] Columns = ["number", "at", "actor", "actor_name", "subject", "subject_id", "act", "before", "after", "why", "hash"];

    private static readonly JsonWriterOptions Readable = new() { Indented = true };

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var cancel = http.RequestAborted;
        http.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        var db = http.RequestServices.GetRequiredService<PlatformDb>();
        var today = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        http.Response.ContentType = form is AuditExportForm.Csv ? Csv.ContentType : "application/json; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"logboek-{today}.{form.ToString().ToLowerInvariant()}\"";
        if (form is AuditExportForm.Csv) await WriteCsvAsync(db, http.Response, cancel);
        else await WriteJsonAsync(db, http.Response, cancel);
    }

    private async Task WriteCsvAsync(PlatformDb db, HttpResponse response, CancellationToken cancel)
    {
        await response.WriteAsync(Csv.Mark + Csv.Row(Columns), Encoding.UTF8, cancel);
        await foreach (var lines in ReadAsync(db, cancel))
            await response.WriteAsync(string.Concat(lines.Select(line => Csv.Row(line.Values))), Encoding.UTF8, cancel);
    }

    private async Task WriteJsonAsync(PlatformDb db, HttpResponse response, CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(response.BodyWriter, Readable);
        json.WriteStartArray();
        await foreach (var lines in ReadAsync(db, cancel))
        {
            foreach (var line in lines)
            {
                json.WriteStartObject();
                foreach (var (name, value) in Columns.Zip(line.Values)) json.WriteString(name, value);
                json.WriteEndObject();
            }

            await json.FlushAsync(cancel);
            await response.BodyWriter.FlushAsync(cancel);
        }

        json.WriteEndArray();
        await json.FlushAsync(cancel);
    }

    private async IAsyncEnumerable<IReadOnlyList<Line>> ReadAsync(PlatformDb db, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        for (AuditPlace? place = from; place is { } after;)
        {
            // The rows of a join have no order of their own, so it is asked for again.
            var read = await search.In(db, after).Take(AtOnce)
                .Join(db.AuditLinks, entry => entry.Id, link => link.EntryId, (entry, link) => new { entry, link })
                .Select(both => new { both.entry, both.link.Number, both.link.Hash, Name = db.Accounts.Where(account => account.Id == both.entry.ActorId).Select(account => account.Name).FirstOrDefault() })
                .OrderByDescending(line => line.entry.At).ThenByDescending(line => line.entry.Id)
                .ToListAsync(cancel);
            if (read.Count > 0) yield return [.. read.Select(line => new Line(line.entry, line.Number, line.Name, line.Hash))];
            place = read.Count == AtOnce ? new AuditPlace(read[^1].entry.At, read[^1].entry.Id) : null;
        }
    }

    private sealed record Line(AuditEntry Entry, long Number, string? Name, byte[] Hash)
    {
        public IEnumerable<string?> Values =>
        [
            Number.ToString(CultureInfo.InvariantCulture), Entry.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), Entry.ActorId?.Value.ToString(), Name,
            Entry.Subject, Entry.SubjectId.ToString(), Entry.Act, Entry.Before, Entry.After, Entry.Why, Convert.ToHexStringLower(Hash),
        ];
    }
}
