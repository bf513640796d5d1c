namespace CollectieveKracht.Web.Platform.Localisation;

/// <summary>One way to write an address: no closing slash, and no empty parts, which browsers may read as another host.</summary>
public static class CleanPath
{
    public static PathString Of(PathString path) =>
        new("/" + string.Join('/', (path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries)));
}
