using System.IO.Enumeration;

namespace PrivateLinkKit.IntegrationTests.Iam;

/// <summary>Patterns of IAM: <c>*</c> stands for any characters or none, <c>?</c> for one.</summary>
internal static class Wildcard
{
    public static bool Matches(string pattern, string text, bool ignoreCase = false) =>
        text.Length == 0 ? pattern.All(character => character is '*') : FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase);
}
