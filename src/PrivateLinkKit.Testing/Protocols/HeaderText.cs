using System.Globalization;

namespace PrivateLinkKit.Testing.Protocols;

/// <summary>Values of members in headers as text.</summary>
internal static class HeaderText
{
    /// <exception cref="InvalidOperationException">A header cannot carry the value.</exception>
    public static string Write(string name, WireValue value)
    {
        var text = value switch
        {
            WireText { Value: var only } => only,
            WireNumber number => number.Value.ToString(CultureInfo.InvariantCulture),
            WireBool flag => flag.Value ? "true" : "false",
            WireTime time => TimeText.Write(time.Value, time.Format ?? TimeFormat.HttpDate),
            WireList list => string.Join(",", list.Select(item => Write(name, item.Value))),
            _ => throw new InvalidOperationException($"The header {name} holds a {value.GetType().Name}."),
        };
        return text.All(character => character is >= ' ' and <= '~' or '\t')
            ? text
            : throw new InvalidOperationException($"The header {name} holds '{text}', but a header carries only printable ASCII characters.");
    }
}
