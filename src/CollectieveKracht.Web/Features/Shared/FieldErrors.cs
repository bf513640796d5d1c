using Microsoft.AspNetCore.Mvc.Rendering;

namespace CollectieveKracht.Web.Features.Shared;

/// <summary>What a form says of a field that has something wrong with it.</summary>
public static class FieldErrors
{
    /// <summary>Whether something is wrong with the field of this name.</summary>
    public static bool Has(this IHtmlHelper html, string field) => html.ViewData.ModelState.TryGetValue(field, out var state) && state.Errors.Count > 0;

    /// <summary>For <c>aria-invalid</c>: absent when nothing is wrong.</summary>
    public static string? Invalid(this IHtmlHelper html, string field) => html.Has(field) ? "true" : null;

    /// <summary>For <c>aria-describedby</c>: the ids of what explains the field, and of what is wrong with it.</summary>
    public static string? Described(this IHtmlHelper html, string field, string? hint = null) =>
        string.Join(' ', new[] { hint, html.Has(field) ? $"{field}-fout" : null }.OfType<string>()) is { Length: > 0 } ids ? ids : null;
}
