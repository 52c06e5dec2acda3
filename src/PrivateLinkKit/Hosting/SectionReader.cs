using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace PrivateLinkKit.Hosting;

/// <summary>
/// Sets options from configuration as the framework's binder does, but goes on after a fault: keys that mean nothing and values that cannot be read are
/// all told at once.
/// </summary>
internal static class SectionReader
{
    /// <param name="except">The key of a part of the section that is somebody else's.</param>
    /// <returns>The faults.</returns>
    public static IReadOnlyList<string> Read(IConfigurationSection section, object target, string except) => [.. Fill(section, target, except)];

    private static IEnumerable<string> Fill(IConfigurationSection section, object target, string? except = null) =>
        section.Value is { Length: > 0 } value && !section.GetChildren().Any()
            ? [$"{section.Path} is '{value}', but has to be a section."]
            : section.GetChildren().Where(child => !child.Key.Equals(except, StringComparison.OrdinalIgnoreCase)).SelectMany(child => target is IDictionary entries ? FillEntry(child, entries) : FillProperty(child, target)).ToList();

    private static IEnumerable<string> FillEntry(IConfigurationSection child, IDictionary entries) =>
        Fill(child, entries[child.Key] ??= Activator.CreateInstance(entries.GetType().GetGenericArguments()[1])!);

    private static IEnumerable<string> FillProperty(IConfigurationSection child, object target)
    {
        var properties = target.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance);
        var property = Array.Find(properties, candidate => candidate.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
        return property switch
        {
            null => [$"{child.Path} means nothing. What can be set there: {string.Join(", ", properties.Where(IsReadable).Select(known => known.Name))}."],
            { CanWrite: false } => Fill(child, property.GetValue(target)!),
            _ when !IsReadable(property) => [$"{child.Path} is set in code, not by configuration."],
            _ when child.GetChildren().Any() => [$"{child.Path} is a section, but has to be one value."],
            _ => Set(child, property, target),
        };
    }

    private static IEnumerable<string> Set(IConfigurationSection child, PropertyInfo property, object target)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (child.Value is not { Length: > 0 } text)
        {
            property.SetValue(target, property.PropertyType == type && type.IsValueType ? property.GetValue(target) : null);
            return [];
        }

        try
        {
            // A number alone would be days.
            property.SetValue(target, type == typeof(TimeSpan) && !text.Contains(':', StringComparison.Ordinal)
                ? throw new FormatException()
                : TypeDescriptor.GetConverter(type).ConvertFromString(null, CultureInfo.InvariantCulture, text));
            return [];
        }
        catch (Exception error) when (error is ArgumentException or FormatException or NotSupportedException or OverflowException)
        {
            return [$"{child.Path} '{text}' is not {Kind(type)}."];
        }
    }

    private static bool IsReadable(PropertyInfo property) =>
        !property.CanWrite || TypeDescriptor.GetConverter(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType).CanConvertFrom(typeof(string));

    private static string Kind(Type type) =>
        type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}"
        : type == typeof(TimeSpan) ? "a time; write it as 00:00:30"
        : type == typeof(bool) ? "true or false"
        : type == typeof(Uri) ? "a URL"
        : "a number";
}
