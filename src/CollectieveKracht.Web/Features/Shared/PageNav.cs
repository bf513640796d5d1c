namespace CollectieveKracht.Web.Features.Shared;

/// <summary>
/// The links to the other pages of a list, for the partial <c>_PageNav</c>. Nothing is shown when there is one page.
/// </summary>
/// <param name="Current">The page that is shown, from 1.</param>
/// <param name="Last">The number of pages.</param>
/// <param name="Address">The address of a page, with the filters of this one.</param>
public sealed record PageNav(int Current, int Last, Func<int, string> Address)
{
    /// <summary>The first, the last and those around the current one; null where some are left out.</summary>
    public IEnumerable<int?> Shown()
    {
        var pages = Enumerable.Range(1, Last).Where(page => page == 1 || page == Last || Math.Abs(page - Current) <= 1);
        var previous = 0;
        foreach (var page in pages)
        {
            if (page - previous > 1) yield return null;
            yield return previous = page;
        }
    }
}
