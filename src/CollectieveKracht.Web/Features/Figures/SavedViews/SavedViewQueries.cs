using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Web.Data;

namespace CollectieveKracht.Web.Features.Figures.SavedViews;

public static class SavedViewQueries
{
    /// <summary>The parameter that carries the address of what is to be kept.</summary>
    public const string Address = "adres";

    public static string Query(string address) => QueryString.Create(Address, address).ToUriComponent();

    /// <summary>What a person keeps, the newest first.</summary>
    public static IQueryable<SavedView> SavedBy(this PlatformDb db, AccountId person) =>
        db.SavedViews.Where(view => view.Person == person).OrderByDescending(view => view.Id);
}
