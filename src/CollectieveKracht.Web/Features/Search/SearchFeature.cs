using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Jobs;
using CollectieveKracht.Web.Platform.Start;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Search;

public static class SearchFeature
{
    public static void AddSearch(this IServiceCollection services)
    {
        services.AddSingleton<VocabularyCache>();
        services.AddSingleton<IndexInMemory>();
        services.AddScoped<Spelling>();
        services.AddScoped<Listings>();
        services.AddTerm("words that found nothing, after they were typed last", UnansweredSearch.Kept, (db, before, cancel) =>
            db.UnansweredSearches.Where(search => search.LastAt < before).ExecuteDeleteAsync(cancel));
        services.AddCommand("index rebuild", "makes the search index anew from the content, while the site serves", async (provider, cancel) =>
        {
            var entries = await provider.GetRequiredService<SearchRebuild>().RunAsync(cancel);
            Console.WriteLine($"The index has {entries} entries.");
            return 0;
        });
        services.AddCommand("index check", "tells whether the search index and the content agree", async (provider, cancel) =>
        {
            var differences = await provider.GetRequiredService<SearchRebuild>().CheckAsync(cancel);
            foreach (var difference in differences.Take(100)) Console.WriteLine(difference);
            Console.WriteLine(differences.Count == 0 ? "The index agrees with the content." : $"{differences.Count} differences. Run the command \"index rebuild\".");
            return differences.Count == 0 ? 0 : 1;
        });
    }
}
