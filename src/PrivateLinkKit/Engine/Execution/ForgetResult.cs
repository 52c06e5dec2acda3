using System.Text;
using System.Text.Json;
using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit;

/// <summary>An account and region whose record was deleted, and what the stack may still have there.</summary>
public sealed class ForgetResult
{
    /// <summary>The stack's name.</summary>
    public required string StackName { get; init; }

    /// <summary>The account and region.</summary>
    public required PlanLocation Location { get; init; }

    /// <summary>ARN of the recorded role.</summary>
    /// <value>null: the host's own credentials were used there, or the record is malformed.</value>
    public string? Role { get; init; }

    /// <summary>Reason why it could not be read.</summary>
    public required string Reason { get; init; }

    /// <summary>CloudFormation types of which the stack may have resources there, ordered.</summary>
    public IReadOnlyList<string> ResourceTypes { get; init; } = [];

    /// <summary>
    /// Connections of the account to the service, which stay: another permission names the account, or it is the provider's own.
    /// </summary>
    public IReadOnlyList<ForeignConnection> Connections { get; init; } = [];

    /// <summary>AWS CLI command that lists what remains, for whoever gets access to the account again.</summary>
    public required string Command { get; init; }

    /// <summary>The number of AWS calls by operation.</summary>
    public IReadOnlyDictionary<string, int> Calls { get; init; } = new Dictionary<string, int>();

    /// <summary>Returns the result as one line; escapes control characters.</summary>
    public override string ToString() => MessageText.Line(
        $"Stack {StackName} has forgotten {Location}, which could not be read ({Reason.TrimEnd('.')}). Resources may remain there: "
        + $"{string.Join(", ", ResourceTypes)}. {(Connections.Count == 0 ? "" : $"Still connected: {string.Join(", ", Connections)}. ")}To list them: "
        + Command);

    /// <summary>
    /// Returns the result as a JSON document: <c>stack</c>, <c>account</c>, <c>region</c>, <c>role</c>, <c>reason</c>, <c>mayRemain</c> (types),
    /// <c>connections</c> (ids of endpoints) and <c>command</c>.
    /// </summary>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("stack", StackName);
            json.WriteString("account", Location.Account);
            json.WriteString("region", Location.Region);
            json.WriteString("role", Role);
            json.WriteString("reason", Reason);
            json.WriteStartArray("mayRemain");
            foreach (var type in ResourceTypes)
            {
                json.WriteStringValue(type);
            }

            json.WriteEndArray();
            json.WriteStartArray("connections");
            foreach (var connection in Connections)
            {
                json.WriteStringValue(connection.EndpointId);
            }

            json.WriteEndArray();
            json.WriteString("command", Command);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
