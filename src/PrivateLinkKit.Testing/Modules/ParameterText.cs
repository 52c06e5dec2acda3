using System.Globalization;
using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Modules;

/// <summary>Parameters as one text in which the order of members does not matter.</summary>
internal static class ParameterText
{
    public static string Of(WireObject parameters, params IReadOnlyCollection<string> without) =>
        $"{{{string.Join(",", parameters
            .Where(member => !without.Contains(member.Key))
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => $"{member.Key}={Of(member.Value)}"))}}}";

    private static string Of(WireValue value) => value switch
    {
        WireObject members => Of(members),
        WireList items => $"[{string.Join(",", items.Select(item => Of(item.Value)))}]",
        WireText text => $"\"{text.Value}\"",
        WireNumber number => number.Value.ToString(CultureInfo.InvariantCulture),
        WireBool flag => flag.Value ? "true" : "false",
        _ => throw new InvalidOperationException($"{value.GetType().Name} is no parameter."),
    };
}
