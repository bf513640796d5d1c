using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Resources;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CollectieveKracht.Web.Platform.Localisation;

/// <summary>
/// The texts of the site, each looked up once. .NET looks under a lock each time, and a page has dozens: with several readers at once that
/// took a fifth of the time of a page.
/// </summary>
internal sealed class RememberedTexts(IOptions<LocalizationOptions> options, ILoggerFactory logs) : ResourceManagerStringLocalizerFactory(options, logs)
{
    private readonly IResourceNamesCache _names = new ResourceNamesCache();
    private readonly ILogger _log = logs.CreateLogger<RememberedTexts>();

    protected override ResourceManagerStringLocalizer CreateResourceManagerStringLocalizer(Assembly assembly, string baseName) =>
        new Texts(new ResourceManager(baseName, assembly), assembly, baseName, _names, _log);

    private sealed class Texts(ResourceManager resources, Assembly assembly, string baseName, IResourceNamesCache names, ILogger log)
        : ResourceManagerStringLocalizer(resources, assembly, baseName, names, log)
    {
        private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, LocalizedString>> _known = new();

        public override LocalizedString this[string name]
        {
            get
            {
                var inLanguage = _known.GetOrAdd(CultureInfo.CurrentUICulture.Name, _ => new());
                return inLanguage.TryGetValue(name, out var known) ? known : inLanguage[name] = base[name];
            }
        }

        public override LocalizedString this[string name, params object[] arguments]
        {
            get
            {
                var format = this[name];
                return new(name, string.Format(CultureInfo.CurrentCulture, format.Value, arguments), format.ResourceNotFound, format.SearchedLocation);
            }
        }
    }
}
