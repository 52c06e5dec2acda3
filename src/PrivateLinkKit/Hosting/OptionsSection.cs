using System.Reflection;
using Microsoft.Extensions.Configuration;
using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit.Hosting;

/// <summary>
/// Binds a configuration section to the options with the framework's binder. The binder stops at the first value that it cannot convert and reports
/// unknown keys of one section only, so it gets one value at a time, and every error is found.
/// </summary>
internal sealed class OptionsSection(string path, PrivateLinkOptions options)
{
    private readonly List<string> _faults = [];

    /// <returns>Every key that is unknown, and every value that cannot be bound.</returns>
    public static IReadOnlyList<string> Bind(IConfigurationSection section, PrivateLinkOptions options)
    {
        var binding = new OptionsSection(section.Path, options);
        if (section.Exists())
        {
            binding.Read(section, typeof(PrivateLinkOptions), foreignKey: "Tenants");
        }

        return binding._faults;
    }

    /// <param name="section">The section.</param>
    /// <param name="type">The type that it is bound to.</param>
    /// <param name="foreignKey">A key that another package reads; null: none.</param>
    private void Read(IConfigurationSection section, Type type, string? foreignKey = null)
    {
        if (section.Value is { Length: > 0 } value && !section.GetChildren().Any())
        {
            _faults.Add($"{section.Path} is '{UrlText.Of(value)}', but must be a section.");
            return;
        }

        var properties = OptionTypes.PropertiesOf(type);
        foreach (var child in section.GetChildren().Where(child => !child.Key.Equals(foreignKey, StringComparison.OrdinalIgnoreCase)))
        {
            Read(child, properties.FirstOrDefault(property => property.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase)), properties);
        }
    }

    private void Read(IConfigurationSection child, PropertyInfo? property, IEnumerable<PropertyInfo> known)
    {
        if (property is null)
        {
            _faults.Add($"{child.Path} is not an option. Options there: {string.Join(", ", known.Where(IsSetByConfiguration).Select(option => option.Name))}.");
        }
        else if (OptionTypes.EntryOf(property) is { } entry)
        {
            ReadEntries(child, entry);
        }
        else if (OptionTypes.IsSection(property))
        {
            Read(child, property.PropertyType);
        }
        else if (OptionTypes.TextOf(property) is not { } text)
        {
            _faults.Add($"{child.Path} is set in code, not by configuration.");
        }
        else
        {
            ReadValue(child, property, text);
        }
    }

    private void ReadEntries(IConfigurationSection section, Type type)
    {
        if (section.Value is { Length: > 0 } value && !section.GetChildren().Any())
        {
            _faults.Add($"{section.Path} is '{UrlText.Of(value)}', but must be a section.");
        }

        foreach (var entry in section.GetChildren())
        {
            Bind(entry.Path, "");
            Read(entry, type);
        }
    }

    private void ReadValue(IConfigurationSection child, PropertyInfo property, string text)
    {
        if (child.GetChildren().Any())
        {
            _faults.Add($"{child.Path} is a section, but must be a single value.");
        }
        else if (child.Value is not { Length: > 0 } value)
        {
            if (OptionTypes.IsOptional(property))
            {
                Bind(child.Path, null);
            }
        }
        else if (!CanBind(child.Path, value, property.PropertyType))
        {
            _faults.Add($"{child.Path} '{UrlText.Of(value)}' is not {text}.");
        }
    }

    /// <summary>A plain number would mean days, which is rarely intended.</summary>
    private bool CanBind(string key, string value, Type type)
    {
        if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(TimeSpan) && !value.Contains(':', StringComparison.Ordinal))
        {
            return false;
        }

        try
        {
            Bind(key, value);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private void Bind(string key, string? value) =>
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(key, value)]).Build().GetSection(path).Bind(options);

    private static bool IsSetByConfiguration(PropertyInfo property) =>
        OptionTypes.IsSection(property) || OptionTypes.EntryOf(property) is not null || OptionTypes.TextOf(property) is not null;
}
