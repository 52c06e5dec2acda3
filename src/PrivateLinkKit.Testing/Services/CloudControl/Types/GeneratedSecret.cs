using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Random passwords of secrets, alone or in a JSON template.</summary>
internal static class GeneratedSecret
{
    private const int DefaultLength = 32;
    private const string Punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    public static string Of(AwsCalls aws, JsonObject rules)
    {
        var password = Password(aws, rules);
        if (rules.Text("SecretStringTemplate") is not { } template)
        {
            return password;
        }

        var secret = JsonNode.Parse(template)!.AsObject();
        secret[rules.Text("GenerateStringKey") ?? throw new AwsErrorException("InvalidRequest", "SecretStringTemplate needs GenerateStringKey.")] = password;
        return secret.ToJsonString();
    }

    private static string Password(AwsCalls aws, JsonObject rules)
    {
        var excluded = rules.Text("ExcludeCharacters") ?? "";
        var kinds = new[]
        {
            Kind("ExcludeLowercase", "abcdefghijklmnopqrstuvwxyz"),
            Kind("ExcludeUppercase", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
            Kind("ExcludeNumbers", "0123456789"),
            Kind("ExcludePunctuation", Punctuation),
            rules.Text("IncludeSpace") is "true" ? " " : "",
        }.Where(kind => kind.Length > 0).ToList();
        var length = rules["PasswordLength"]?.GetValue<int>() ?? DefaultLength;
        var ids = aws.Region.Cloud.Ids;

        // Each kind is in the password unless that is not required.
        var required = rules.Text("RequireEachIncludedType") is "false" ? [] : kinds.Select(kind => ids.Draw(kind, 1));
        var all = string.Concat(kinds);
        return string.Concat(required.Concat(Enumerable.Repeat(all, length).Select(characters => ids.Draw(characters, 1))).Take(length));

        string Kind(string exclusion, string characters) =>
            rules.Text(exclusion) is "true" ? "" : string.Concat(characters.Where(character => !excluded.Contains(character)));
    }
}
