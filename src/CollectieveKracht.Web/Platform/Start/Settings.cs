using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace CollectieveKracht.Web.Platform.Start;

public static class Settings
{
    /// <summary>
    /// Binds a section of the configuration to its record and refuses to start on a wrong value. Write the messages of the
    /// annotations as the end of a sentence: "Site:Address" + " is missing; give …".
    /// </summary>
    public static OptionsBuilder<T> AddSettings<T>(this IHostApplicationBuilder builder, string section) where T : class
    {
        builder.Services.AddSingleton<IValidateOptions<T>>(new Validator<T>(section));
        return builder.Services.AddOptions<T>().BindConfiguration(section).ValidateOnStart();
    }

    /// <summary>The checked settings, for what must be known before the site is built.</summary>
    public static T ReadSettings<T>(this IHostApplicationBuilder builder, string section) where T : class, new()
    {
        var settings = builder.Configuration.GetSection(section).Get<T>() ?? new T();
        var outcome = new Validator<T>(section).Validate(null, settings);
        return outcome.Failed ? throw new OptionsValidationException(section, typeof(T), outcome.Failures) : settings;
    }

    /// <summary>Checks all settings now. Without this they are checked when the site begins to listen, after the database.</summary>
    public static void CheckSettings(this WebApplication app) => app.Services.GetRequiredService<IStartupValidator>().Validate();

    private sealed class Validator<T>(string section) : IValidateOptions<T> where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var wrong = new List<ValidationResult>();
            if (System.ComponentModel.DataAnnotations.Validator.TryValidateObject(options, new ValidationContext(options), wrong, validateAllProperties: true))
                return ValidateOptionsResult.Success;

            return ValidateOptionsResult.Fail(wrong.Select(w => $"Setting {section}:{w.MemberNames.First()} {w.ErrorMessage}"));
        }
    }
}
