using CollectieveKracht.Web.Platform.Errors;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CollectieveKracht.Web.Features.Writing;

/// <summary>What someone sent from the page to write, and was refused before it could be saved.</summary>
/// <param name="Fields">In the order of the form, without files and without what protects the form.</param>
/// <param name="Status">Why: 401 for who is no longer signed in, 413 for a file that is too large, 400 for a form of another session.</param>
public sealed record UnsavedText(IReadOnlyList<KeyValuePair<string, string>> Fields, int Status)
{
    /// <summary>More than the longest text with all that belongs to it.</summary>
    private const int MostCharacters = 1024 * 1024, MostFields = 500;

    /// <summary>A body is read no longer than this: what is refused must not keep the site busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public string this[string name] => Fields.FirstOrDefault(field => field.Key == name).Value ?? "";

    /// <summary>
    /// Reads the fields that stand before the first file; the file itself is never read.
    /// </summary>
    /// <returns>Null when there is nothing that can be read, or more than a form of ours holds.</returns>
    public static async Task<UnsavedText?> ReadAsync(HttpContext context, int status)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)) return null;

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(Patience);
        try
        {
            var fields = new List<KeyValuePair<string, string>>();
            var left = MostCharacters;
            await foreach (var (name, value) in FieldsAsync(context, type, patience.Token))
            {
                left -= name.Length + value.Length;
                if (left < 0 || fields.Count == MostFields) return null;
                if (!name.StartsWith("__", StringComparison.Ordinal)) fields.Add(new(name, value));
            }

            // Nobody reads on from here: neither what is gone, nor the file.
            context.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
            return fields.Count == 0 ? null : new(fields, status);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or BadHttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    private static async IAsyncEnumerable<(string Name, string Value)> FieldsAsync(HttpContext context, MediaTypeHeaderValue type, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        if (context.Features.Get<IFormFeature>()?.Form is { } read)
        {
            foreach (var (name, values) in read)
            {
                foreach (var value in values) yield return (name, value ?? "");
            }

            yield break;
        }

        // Of what is larger than we take, the text that stands before the file.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        if (type.MediaType == "application/x-www-form-urlencoded")
        {
            var reader = new FormPipeReader(context.Request.BodyReader) { ValueCountLimit = MostFields, ValueLengthLimit = MostCharacters };
            foreach (var (name, values) in await reader.ReadFormAsync(cancel))
            {
                foreach (var value in values) yield return (name, value ?? "");
            }

            yield break;
        }

        if (type.MediaType != "multipart/form-data" || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0, Value: { } boundary }) yield break;

        var parts = new MultipartReader(boundary, context.Request.Body) { BodyLengthLimit = MostCharacters };
        while (await parts.ReadNextSectionAsync(cancel) is { } part && part.AsFileSection() is null)
        {
            if (part.AsFormDataSection() is { } field) yield return (field.Name, await field.GetValueAsync(cancel));
        }
    }
}

/// <summary>On this page people write. What they send and cannot be saved is shown by the page "niet-bewaard" under its address.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeepsUnsavedTextAttribute : Attribute;

/// <summary>Shows a text that was refused, on a page from which it can be saved after all, where else an error page would take its place.</summary>
public static class UnsavedTexts
{
    private static readonly int[] Refusals = [StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status413PayloadTooLarge];

    public static void UseUnsavedTexts(this WebApplication app) => app.Use(async (context, next) =>
    {
        await next(context);

        var (request, response) = (context.Request, context.Response);
        if (!Refusals.Contains(response.StatusCode) || response.HasStarted || response.ContentType is not null || context.IsShowingError()) return;
        if (!HttpMethods.IsPost(request.Method) || request.WantsJson(request.Path) || !IsToWrite(context.GetEndpoint())) return;
        if (await UnsavedText.ReadAsync(context, response.StatusCode) is not { } text) return;

        var (asked, query) = (request.Path, request.QueryString);
        context.Features.Set(text);
        (request.Path, request.QueryString) = ($"{asked}/niet-bewaard", QueryString.Empty);
        context.SetEndpoint(null);
        request.RouteValues.Clear();
        await next(context);
        (request.Path, request.QueryString) = (asked, query);
    });

    private static bool IsToWrite(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<KeepsUnsavedTextAttribute>() is not null;
}
