using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CollectieveKracht.Web.Platform.Localisation;

/// <summary>What the framework says about a wrong field, in our words and both languages. See ValidationText.resx.</summary>
public sealed class ValidationMessages(IStringLocalizer<ValidationText> texts) : IPostConfigureOptions<MvcOptions>, IValidationMetadataProvider
{
    public void PostConfigure(string? name, MvcOptions options)
    {
        options.ModelMetadataDetailsProviders.Add(this);

        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((_, field) => texts["InvalidField", field]);
        messages.SetMissingBindRequiredValueAccessor(field => texts["RequiredAttribute", field]);
        messages.SetMissingKeyOrValueAccessor(() => texts["Required"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => texts["Required"]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => texts["Invalid"]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["Invalid"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => texts["Number"]);
        messages.SetUnknownValueIsInvalidAccessor(field => texts["InvalidField", field]);
        messages.SetValueIsInvalidAccessor(_ => texts["Invalid"]);
        messages.SetValueMustBeANumberAccessor(field => texts["NumberField", field]);
        messages.SetValueMustNotBeNullAccessor(_ => texts["Required"]);
    }

    /// <summary>Gives each annotation without words of its own the text named after it.</summary>
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            // An attribute for a type of data, such as an address, is born with a message of the framework.
            if ((rule.ErrorMessage is null || rule is DataTypeAttribute) && rule.ErrorMessageResourceName is null && !texts[rule.GetType().Name].ResourceNotFound)
                rule.ErrorMessage = rule.GetType().Name;
        }
    }
}
