using System.Text.RegularExpressions;
using PrivateLinkKit.Engine.Validation;

namespace PrivateLinkKit.Engine.Model;

/// <summary>The parts of an Amazon resource name; region and account are empty for some services.</summary>
internal readonly partial record struct Arn(string Partition, string Service, string Region, string Account, string Resource)
{
    public static bool TryParse(string text, out Arn arn)
    {
        if (Form().Match(text) is not { Success: true, Groups: var parts })
        {
            arn = default;
            return false;
        }

        arn = new Arn(parts["partition"].Value, parts["service"].Value, parts["region"].Value, parts["account"].Value, parts["resource"].Value);
        return true;
    }

    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{Account}:{Resource}";

    [GeneratedRegex("""
        ^arn
        :(?<partition>aws(-[a-z]+)*)
        :(?<service>[a-z0-9-]+)
        :(?<region>[a-z0-9-]*)
        :(?<account>[^:\s\p{C}]*)
        :(?<resource>[^\p{C}\p{Zl}\p{Zp}]+)\z
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Form();
}
