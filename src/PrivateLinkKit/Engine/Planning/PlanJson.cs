using System.Text;
using System.Text.Json;
using PrivateLinkKit.Engine.Execution;
using PrivateLinkKit.Engine.Guards;

namespace PrivateLinkKit.Engine.Planning;

internal static class PlanJson
{
    public static string Write(Plan plan, PlanTextOptions options)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            Write(json, plan, options);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, Plan plan, PlanTextOptions options)
    {
        json.WriteStartObject();
        json.WriteString("stack", plan.StackName);
        json.WriteNumber("valueFormat", PropertyValue.FormatVersion);
        json.WriteStartArray("locations");
        foreach (var location in plan.Locations)
        {
            json.WriteStartObject();
            Write(json, location);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, plan.Notes);
        json.WriteStartObject("summary");
        foreach (var action in Enum.GetValues<ChangeAction>())
        {
            json.WriteNumber(Word(action), plan.Count(action));
        }

        json.WriteEndObject();
        json.WriteStartArray("units");
        foreach (var unit in plan.Units)
        {
            Write(json, unit);
        }

        json.WriteEndArray();
        json.WriteStartArray("rejectedConnections");
        foreach (var connection in plan.RejectedConnections)
        {
            json.WriteStartObject();
            json.WriteString("endpointId", connection.EndpointId);
            json.WriteString("account", connection.AccountId);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("changes");
        foreach (var change in plan.Changes)
        {
            Write(json, change, options);
        }

        json.WriteEndArray();
        InterruptionJson.Write(json, plan.Interruptions);
        Write(json, plan.Findings);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IEnumerable<PreflightFinding> findings)
    {
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code.ToString());
            json.WriteString("logicalId", finding.LogicalId);
            json.WriteString("resourceId", finding.ResourceId);
            json.WriteString("text", finding.Text);
            json.WriteString("remedy", finding.Remedy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, PlanLocation location)
    {
        if (location.Account is { } account)
        {
            json.WriteString("account", account);
        }

        json.WriteString("region", location.Region);
    }

    private static void Write(Utf8JsonWriter json, PlannedUnit unit)
    {
        json.WriteStartObject();
        json.WriteString("name", unit.Name);
        Write(json, unit.Location);
        json.WriteString("status", unit.Status switch { UnitStatus.Ready => "ready", UnitStatus.Held => "held", _ => "unreachable" });
        json.WriteString("reason", unit.Reason);
        json.WriteStartObject("summary");
        foreach (var (action, count) in unit.Counts)
        {
            json.WriteNumber(Word(action), count);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IEnumerable<PlanNote> notes)
    {
        json.WriteStartArray("notes");
        foreach (var note in notes)
        {
            json.WriteStartObject();
            json.WriteString("code", note.Code.ToString());
            json.WriteString("text", note.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, PlannedChange change, PlanTextOptions options)
    {
        json.WriteStartObject();
        json.WriteString("action", Word(change.Action));
        json.WriteString("logicalId", change.LogicalId);
        json.WriteString("resourceType", change.ResourceType);
        json.WriteString("physicalId", change.PhysicalId);
        json.WriteString("placement", change.Placement);
        json.WriteString("reason", change.Reason);
        json.WriteBoolean("isDrift", change.IsDrift);
        json.WriteString("holdReason", change.HoldReason);
        Write(json, "properties", change.Properties, options);
        Write(json, "ignored", change.Ignored, options);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<PropertyChange> properties, PlanTextOptions options)
    {
        json.WriteStartArray(name);
        foreach (var property in properties)
        {
            json.WriteStartObject();
            json.WriteString("name", property.Name);
            Write(json, "old", property.Old, options);
            Write(json, "new", property.New, options);
            json.WriteBoolean("requiresReplacement", property.RequiresReplacement);
            json.WriteBoolean("isDrift", property.IsDrift);
            json.WriteBoolean("isSensitive", property.IsSensitive);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, PropertyValue? value, PlanTextOptions options)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value?.ToJson(options.ShowSensitiveValues) ?? "null");
    }

    private static string Word(ChangeAction action) => action switch
    {
        ChangeAction.None => "unchanged",
        ChangeAction.Create => "create",
        ChangeAction.Update => "update",
        ChangeAction.Replace => "replace",
        ChangeAction.Delete => "delete",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Not a change action."),
    };
}
