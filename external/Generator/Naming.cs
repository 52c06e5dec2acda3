using System.Text;

namespace PrivateLinkKit.External.Generator;

/// <summary>Naming rules of the official .NET SDK.</summary>
internal static class Naming
{
    public static string Upper(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    public static string EnumMember(string value)
    {
        var name = new StringBuilder();
        foreach (var token in value.Split(['\u2013', '-', '/', '.', ' ', ':', ',', '+', '&', '*'], StringSplitOptions.RemoveEmptyEntries))
        {
            name.Append(Upper(token));
        }

        name.Replace("(", "").Replace(")", "");
        return char.IsDigit(name[0]) ? "_" + name : name.ToString();
    }

    public static string Exception(string shape) =>
        shape.EndsWith("Exception", StringComparison.Ordinal) ? Upper(shape)
        : shape.EndsWith("Fault", StringComparison.Ordinal) ? Upper(shape[..^5]) + "Exception"
        : Upper(shape) + "Exception";
}
