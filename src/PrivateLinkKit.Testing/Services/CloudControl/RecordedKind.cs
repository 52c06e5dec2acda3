using System.Text.Json;
using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;
using PrivateLinkKit.Testing.Services.CloudFormation;

namespace PrivateLinkKit.Testing.Services.CloudControl;

/// <summary>A type whose service is not emulated: its resources are validated and kept, and do nothing.</summary>
internal sealed class RecordedKind(TypeSchema schema) : ResourceKind(schema.TypeName)
{
    public override JsonObject Create(AwsCalls aws, JsonObject wanted)
    {
        var model = wanted.DeepClone().AsObject();
        foreach (var name in schema.PrimaryIdentifier.Concat(ReadOnlyProperties()).Where(name => !model.ContainsKey(name)))
        {
            model[name] = name.EndsWith("Arn", StringComparison.Ordinal) ? Arn(aws) : aws.NewName();
        }

        var identifier = Identifiers.Of(schema, model)!;
        aws.Region.CloudControl.Records.Put(new RecordedResource(TypeName, identifier, model));
        return model.Only(schema.PrimaryIdentifier);
    }

    public override JsonObject? Read(AwsCalls aws, JsonObject id) => aws.Region.CloudControl.Records.Find(KeyOf(id))?.Model;

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        change.Of(string.Join(' ', change.Left));
        aws.Region.CloudControl.Records.Change(KeyOf(id), record => record with { Model = change.After });
    }

    public override void Delete(AwsCalls aws, JsonObject id) => aws.Region.CloudControl.Records.Remove(KeyOf(id));

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) => aws.Region.CloudControl.Records
        .Where(record => record.TypeName == TypeName && model.All(asked => JsonNode.DeepEquals(record.Model[asked.Key], asked.Value)))
        .Select(record => record.Model.Only(schema.PrimaryIdentifier));

    private string KeyOf(JsonObject id) => RecordedResource.Key(TypeName, Identifiers.Of(schema, id)!);

    private IEnumerable<string> ReadOnlyProperties() => schema.ReadOnly.Select(pointer => pointer.Split('/')[2..]).Where(path => path is [_])
        .Select(path => path[0])
        .Where(name => schema.Root.GetProperty("properties").GetProperty(name) is var property
            && schema.Resolve(property).TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String && type.ValueEquals("string"));

    private string Arn(AwsCalls aws)
    {
        var names = TypeName.Split("::");
        return aws.Region.Arn(names[1].ToLowerInvariant(), $"{names[2].ToLowerInvariant()}/{aws.NewName()}");
    }
}
