using System.IO.Enumeration;
using System.Text.Json;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>Matches the statements of policies, in which <c>*</c> and <c>?</c> are wildcards, and the case of actions does not matter.</summary>
internal static class PolicyStatements
{
    /// <summary>Returns true if a statement is about a value: its element matches, or the element's negation does not.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="element"><c>Action</c> or <c>Resource</c>.</param>
    /// <param name="value">The value.</param>
    public static bool IsAbout(JsonElement statement, string element, string value)
    {
        return statement.TryGetProperty($"Not{element}", out _)
            ? !PolicyDocuments.TextsOf(statement, $"Not{element}").Any(IsLike)
            : PolicyDocuments.TextsOf(statement, element).Any(IsLike);

        bool IsLike(string pattern) => FileSystemName.MatchesSimpleExpression(pattern, value, ignoreCase: element is "Action");
    }
}
