using System.Globalization;
using System.Text;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Values;

internal sealed record TextValue(string Value) : PropertyValue
{
    internal override string Text(bool showSecrets) => Value;

    internal override void WriteTo(StringBuilder json, bool showSecrets) => PropertyJson.WriteText(json, Value);
}

internal sealed record NumberValue(decimal Value) : PropertyValue
{
    /// <summary>Dividing by a one with all decimal places removes trailing zeros.</summary>
    private const decimal One = 1.0000000000000000000000000000m;

    internal override string Text(bool showSecrets) => (Value / One).ToString(CultureInfo.InvariantCulture);

    internal override void WriteTo(StringBuilder json, bool showSecrets) => json.Append(Text(showSecrets));
}

internal sealed record BooleanValue(bool Value) : PropertyValue
{
    internal override string Text(bool showSecrets) => Value ? "true" : "false";

    internal override void WriteTo(StringBuilder json, bool showSecrets) => json.Append(Text(showSecrets));
}

/// <summary>An output of another resource of the stack.</summary>
internal sealed record ReferenceValue(OutputOf Output) : PropertyValue
{
    internal override string Text(bool showSecrets) => $"{Output} {KnownAfterApply}";

    internal override void WriteTo(StringBuilder json, bool showSecrets)
    {
        json.Append($$"""{"{{PropertyJson.Reference}}":""");
        PropertyJson.WriteText(json, Output.Id.Value);
        json.Append($$""","{{PropertyJson.Output}}":""");
        PropertyJson.WriteText(json, Output.Output);
        json.Append('}');
    }
}

internal sealed record SecretValue(string Value) : PropertyValue
{
    internal override string Text(bool showSecrets) => showSecrets ? Value : Hidden;

    internal override void WriteTo(StringBuilder json, bool showSecrets)
    {
        if (showSecrets)
        {
            PropertyJson.WriteText(json, Value);
        }
        else
        {
            json.Append($$"""{"{{PropertyJson.Secret}}":"{{Hidden}}"}""");
        }
    }
}
