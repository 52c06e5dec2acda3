using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PrivateLinkKit.External.Generator.Model;

/// <summary>A public AWS service model in botocore's format.</summary>
internal sealed partial class BotocoreModel
{
    private readonly JsonObject model;
    private readonly JsonObject? paginators;

    public BotocoreModel(string models, string service)
    {
        var versions = Path.Combine(models, service);
        if (!Directory.Exists(versions))
        {
            throw new GeneratorException($"No folder {versions}: --models must be a folder with one folder of this name per service.");
        }

        var folder = Directory.GetDirectories(versions).Order(StringComparer.Ordinal).Last();
        model = Read(folder, "service-2.json") ?? throw new GeneratorException($"No service model in {folder}.");
        paginators = Read(folder, "paginators-1.json")?["pagination"]?.AsObject();
    }

    private JsonObject Metadata => model["metadata"]!.AsObject();

    public ApiFacts Complete(ApiFacts facts) => facts with
    {
        Protocol = ProtocolText.Read(Text(Metadata, "protocol")!),
        ServiceId = Text(Metadata, "serviceId")!,
        Version = Text(Metadata, "apiVersion")!,
        Endpoint = Text(Metadata, "endpointPrefix")!,
        Signing = Text(Metadata, "signingName") ?? Text(Metadata, "endpointPrefix")!,
        Target = Text(Metadata, "targetPrefix"),
        JsonVersion = Text(Metadata, "jsonVersion") ?? ApiFacts.DefaultJsonVersion,
        IsQueryCompatible = Metadata["awsQueryCompatible"] is not null,
        XmlNamespace = Text(Metadata, "xmlNamespace") ?? XmlNamespaceOfRequests(),
    };

    public Operation Operation(string name, bool serverOnly)
    {
        var operation = model["operations"]![name]?.AsObject() ?? throw new GeneratorException($"{Text(Metadata, "serviceId")} has no operation {name}.");
        return new Operation(name)
        {
            Input = Text(operation["input"], "shape"),
            Output = Text(operation["output"], "shape"),
            Errors = [.. (operation["errors"]?.AsArray() ?? []).Select(error => Text(error, "shape")!).Order(StringComparer.Ordinal)],
            Pages = serverOnly ? null : Pages(name),
            ServerOnly = serverOnly,
            IsUnsigned = Text(operation, "authtype") is "none",
            Http = Text(Metadata, "protocol")!.StartsWith("rest-", StringComparison.Ordinal) ? Http(operation["http"]!) : null,
            Filters = Text(operation["input"], "shape") is { } input ? Filters(ShapeJson(input)["members"]!) : [],
        };
    }

    public Shape Shape(string name)
    {
        var shape = ShapeJson(name);
        if (shape["enum"] is JsonArray values)
        {
            return new Enumeration(name, [.. values.Select(value => (string)value!)]);
        }

        var required = (shape["required"]?.AsArray() ?? []).Select(member => (string)member!).ToHashSet();
        Member[] members = [.. shape["members"]!.AsObject().Select(member => ReadMember(member.Key, member.Value!.AsObject(), required.Contains(member.Key)))];
        members = [.. members.Select(member => member.Name == Text(shape, "payload") ? member with { Place = MemberPlace.Payload } : member)];
        return shape["exception"] is null
            ? new Structure(name, members)
            : new Error(name, Text(shape["error"], "code") ?? name, (int?)shape["error"]?["httpStatusCode"] ?? (shape["fault"] is null ? 400 : 500), members);
    }

    private Member ReadMember(string name, JsonObject member, bool required) => new(name, Type(Text(member, "shape")!))
    {
        LocationName = Text(member, "locationName") is { } wire && wire != name ? wire : null,
        QueryName = Text(member, "queryName"),
        Place = Place(Text(member, "location")),
        IsRequired = required,
        IsToken = member["idempotencyToken"] is not null,
        ItemName = ItemName(member, ShapeJson(Text(member, "shape")!)),
        MapNames = MapNames(member, ShapeJson(Text(member, "shape")!)),
        IsAttribute = member["xmlAttribute"] is not null,
        Time = Time(Text(member, "timestampFormat") ?? Text(ShapeJson(Text(member, "shape")!), "timestampFormat"), Text(member, "location")),
        Least = Bound(Text(member, "shape")!, "min"),
        Most = Bound(Text(member, "shape")!, "max"),
    };

    private Protocol Protocol => ProtocolText.Read(Text(Metadata, "protocol")!);

    private bool IsInRestXml(JsonObject member, JsonObject shape, string type) =>
        Protocol is Protocol.RestXml && member["location"] is null && Text(shape, "type") == type;

    private static bool IsFlattened(JsonObject member, JsonObject shape) => (member["flattened"] ?? shape["flattened"]) is not null;

    private string? ItemName(JsonObject member, JsonObject shape) => IsFlattened(member, shape) ? null
        : IsInRestXml(member, shape, "list") ? Text(shape["member"], "locationName") ?? "member"
        : Protocol is Protocol.Query && Text(shape, "type") is "list" && Text(shape["member"], "locationName") is { } name and not "member" ? name
        : null;

    private MapNames? MapNames(JsonObject member, JsonObject shape) =>
        IsInRestXml(member, shape, "map") || (Protocol is Protocol.Query && Text(shape, "type") is "map")
        ? new(IsFlattened(member, shape) ? null : "entry", Text(shape["key"], "locationName") ?? "key", Text(shape["value"], "locationName") ?? "value")
        : null;

    private TimeFormat? Time(string? format, string? location)
    {
        TimeFormat? explicitly = format switch
        {
            "iso8601" => TimeFormat.Iso8601,
            "rfc822" => TimeFormat.HttpDate,
            "unixTimestamp" => TimeFormat.EpochSeconds,
            _ => null,
        };
        return explicitly == Api.DefaultTime(Protocol, Place(location)) ? null : explicitly;
    }

    // Protocols that once had no namespaces state it per operation.
    private string? XmlNamespaceOfRequests() => model["operations"]!.AsObject().Select(operation => Text(operation.Value!["input"]?["xmlNamespace"], "uri"))
        .FirstOrDefault(uri => uri is not null);

    private static Http Http(JsonNode http) => new(Text(http, "method")!, Text(http, "requestUri")!, (int?)http["responseCode"] ?? Model.Http.Ok);

    private static MemberPlace Place(string? location) => location switch
    {
        null => MemberPlace.Body,
        "querystring" => MemberPlace.Query,
        "header" => MemberPlace.Header,
        "headers" => MemberPlace.PrefixedHeaders,
        "statusCode" => MemberPlace.Status,
        "uri" => MemberPlace.Path,
        _ => throw new GeneratorException($"Members in the {location} of a message are not supported."),
    };

    private long? Bound(string shape, string bound) => ShapeJson(shape) is var json && json["enum"] is null ? (long?)(double?)json[bound] : null;

    private TypeRef Type(string name)
    {
        var shape = ShapeJson(name);
        return Text(shape, "type") switch
        {
            "structure" when shape["document"] is not null => new Primitive(PrimitiveKind.Document),
            "structure" => new ShapeType(name),
            "string" when shape["enum"] is not null => new ShapeType(name),
            "list" => new ListType(Item(name, Text(shape["member"], "shape")!)),
            "map" => new MapType(Item(name, Text(shape["value"], "shape")!)),
            var kind => new Primitive(Enum.Parse<PrimitiveKind>(kind!, ignoreCase: true)),
        };
    }

    private TypeRef Item(string owner, string name) => Protocol is Protocol.RestXml && Text(ShapeJson(name), "type") is "list" or "map"
        ? throw new GeneratorException($"{owner} holds lists or maps without a structure around them: not supported in REST XML.")
        : Type(name);

    // botocore pages more lists than the .NET SDK does; only those with a paginator in the SDK are kept.
    private Pages? Pages(string operation) =>
        paginators?[operation] is { } pages && DotNetSdk.Paginated.Contains(operation)
            ? new Pages(Text(pages, "input_token")!, Text(pages, "output_token")!, Text(pages, "result_key")!)
            : null;

    // Filter names are only in the model's documentation: each begins a list item, which may contain alternative spellings.
    private static string[] Filters(JsonNode members) =>
    [
        .. FilterItem().Matches(Text(members["Filters"] ?? members["Filter"], "documentation") ?? "")
            .SelectMany(item => item.Groups["name"].Captures.Concat(item.Groups["alias"].Captures))
            .Select(name => WebUtility.HtmlDecode(name.Value).Split(':')[0])
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex(
        @"<li>\s*<p>\s*<code>(?<name>[A-Za-z][^<]*)</code>.*?(?:You can also use (?:<code>(?<alias>[^<]+)</code>(?: or )?)+ as the filter name.*?)?</li>",
        RegexOptions.Singleline)]
    private static partial Regex FilterItem();

    private JsonObject ShapeJson(string name) => model["shapes"]![name]?.AsObject() ?? throw new GeneratorException($"The model has no shape {name}.");

    private static string? Text(JsonNode? node, string name) => (string?)node?[name];

    private static JsonObject? Read(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        if (File.Exists(path))
        {
            return JsonNode.Parse(File.ReadAllBytes(path))!.AsObject();
        }

        if (!File.Exists(path + ".gz"))
        {
            return null;
        }

        using var stream = new GZipStream(File.OpenRead(path + ".gz"), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<JsonObject>(stream);
    }
}
