using System.Collections.Frozen;
using System.Reflection;

namespace PrivateLinkKit.Hosting;

/// <summary>
/// Types that configuration sections are bound to, and the valid texts of their properties. Each type is listed here, so that trimming
/// keeps its properties.
/// </summary>
internal static class OptionTypes
{
    private static readonly FrozenDictionary<Type, PropertyInfo[]> Sections = new Dictionary<Type, PropertyInfo[]>
    {
        [typeof(PrivateLinkOptions)] = typeof(PrivateLinkOptions).GetProperties(),
        [typeof(WaitOptions)] = typeof(WaitOptions).GetProperties(),
        [typeof(WaitLimits)] = typeof(WaitLimits).GetProperties(),
        [typeof(AccountOptions)] = typeof(AccountOptions).GetProperties(),
        [typeof(EndpointOptions)] = typeof(EndpointOptions).GetProperties(),
        [typeof(StackOptions)] = typeof(StackOptions).GetProperties(),
        [typeof(InterruptionRule)] = typeof(InterruptionRule).GetProperties(),
        [typeof(ApplyOptions)] = typeof(ApplyOptions).GetProperties(),
        [typeof(ResolutionOptions)] = typeof(ResolutionOptions).GetProperties(),
        [typeof(ConnectionOptions)] = typeof(ConnectionOptions).GetProperties(),
    }.ToFrozenDictionary();

    public static IReadOnlyList<PropertyInfo> PropertiesOf(Type section) => Sections[section];

    /// <summary>Type of the entries of a section whose keys the host chooses; null for any other property.</summary>
    public static Type? EntryOf(PropertyInfo property) =>
        property.CanWrite ? null : property.PropertyType.GetGenericArguments() is [_, var entry] ? entry : null;

    public static bool IsSection(PropertyInfo property) => Sections.ContainsKey(property.PropertyType);

    /// <summary>The valid texts of the property; null if only code can set it.</summary>
    public static string? TextOf(PropertyInfo property) => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) switch
    {
        var type when type == typeof(string) => "a text",
        var type when type == typeof(Uri) => "a URL",
        var type when type == typeof(bool) => "true or false",
        var type when type == typeof(int) || type == typeof(double) => "a number",
        var type when type == typeof(TimeSpan) => "a time; write it as 00:00:30",
        { IsEnum: true } type => $"one of {string.Join(", ", Enum.GetNames(type))}",
        _ => null,
    };

    /// <summary>Returns true if an empty text sets the property to null; otherwise an empty text is ignored.</summary>
    public static bool IsOptional(PropertyInfo property) => !property.PropertyType.IsValueType || Nullable.GetUnderlyingType(property.PropertyType) is not null;
}
