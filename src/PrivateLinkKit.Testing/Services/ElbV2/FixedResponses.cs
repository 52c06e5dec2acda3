using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The limits of fixed responses.</summary>
internal static partial class FixedResponses
{
    private const int LongestBody = 1024;

    private static readonly string[] ContentTypes = ["text/plain", "text/css", "text/html", "application/javascript", "application/json"];

    public static FixedResponseActionConfig Check(FixedResponseActionConfig answer)
    {
        if (!StatusCode().IsMatch(answer.StatusCode ?? ""))
        {
            throw ElbV2Errors.Pattern("actions.1.member.fixedResponseConfig.statusCode", answer.StatusCode, StatusCode());
        }

        if (answer.MessageBody?.Length > LongestBody)
        {
            throw ElbV2Errors.Validation($"The fixed response's MessageBody is too long; the limit is '{LongestBody}'");
        }

        return answer.ContentType is null || ContentTypes.Contains(answer.ContentType)
            ? answer
            : throw ElbV2Errors.InvalidAction($"The ContentType must be one of: {string.Join(", ", ContentTypes.Select(type => $"'{type}'"))}");
    }

    [GeneratedRegex("""^(2|4|5)\d\d\z""")]
    private static partial Regex StatusCode();
}
