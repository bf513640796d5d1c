using CollectieveKracht.Bare;
using Npgsql;

// What the site is measured against: the least that shows the same row or rows on a page of the same size.
var builder = WebApplication.CreateSlimBuilder(args);
var isCached = builder.Configuration.GetValue("Cache:Pages", true);
builder.Logging.ClearProviders();
builder.Services.AddSingleton(NpgsqlDataSource.Create(builder.Configuration.GetConnectionString("Platform")!));
builder.Services.AddSingleton(builder.Configuration.Get<Sizes>()!);
builder.Services.AddRazorPages();
builder.Services.AddOutputCache(options =>
{
    options.SizeLimit = 512 * 1024 * 1024;
    if (isCached) options.AddBasePolicy(policy => policy.Expire(TimeSpan.FromMinutes(10)));
});

var app = builder.Build();
app.UseRouting();
if (isCached) app.UseOutputCache();
app.MapRazorPages();
app.Run();
