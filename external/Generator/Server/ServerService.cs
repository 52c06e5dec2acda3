using PrivateLinkKit.External.Generator.Model;

namespace PrivateLinkKit.External.Generator.Server;

/// <summary>A service of the emulator.</summary>
internal sealed class ServerService
{
    public ServerService(Api api)
    {
        Api = api;
        Requests = [.. api.Operations.Select(operation => new RecordType(operation.Name + "Request", api.Structure(operation.Input)))];
        Results = [.. api.Operations.Select(operation => new RecordType(ResultName(operation, api), api.Structure(operation.Output)))];
        Check(Requests.Concat(Results));
        var read = Reached(Requests);
        var written = Reached(Results);
        Read = [.. read.OfType<Structure>().Select(Nested)];
        Written = [.. written.OfType<Structure>().Select(Nested)];
        Shape[] all = [.. read.Concat(written).DistinctBy(shape => shape.Name).OrderBy(shape => shape.Name, StringComparer.Ordinal)];
        Structures = [.. all.OfType<Structure>().Select(Nested)];
        Enumerations = [.. all.OfType<Enumeration>().Where(values => !values.IsOpen)];
    }

    public Api Api { get; }
    public IReadOnlyList<RecordType> Requests { get; }
    public IReadOnlyList<RecordType> Results { get; }
    public IReadOnlyList<RecordType> Read { get; }
    public IReadOnlyList<RecordType> Written { get; }
    public IReadOnlyList<RecordType> Structures { get; }
    public IReadOnlyList<Enumeration> Enumerations { get; }
    public string Namespace => "PrivateLinkKit.Testing.Wire." + Api.Facts.Server;

    public string Type(TypeRef type) => type switch
    {
        Primitive primitive => primitive.Kind switch
        {
            PrimitiveKind.String => "string",
            PrimitiveKind.Blob => "byte[]",
            PrimitiveKind.Integer => "int",
            PrimitiveKind.Long => "long",
            PrimitiveKind.Float or PrimitiveKind.Double => "double",
            PrimitiveKind.Boolean => "bool",
            PrimitiveKind.Timestamp => "DateTimeOffset",
            _ => "WireValue",
        },
        ListType list => $"IReadOnlyList<{Type(list.Item)}>",
        MapType map => $"IReadOnlyDictionary<string, {Type(map.Value)}>",
        ShapeType shape => Api.Shape(shape.Name) is Enumeration ? "string" : Naming.Upper(shape.Name),
        _ => throw new GeneratorException($"No type for {type}."),
    };

    // S3's CopyObject has a structure of that name in its result.
    private static string ResultName(Operation operation, Api api) =>
        operation.Name + (operation.Output != operation.Name + "Result" && api.Shapes.ContainsKey(operation.Name + "Result") ? "Response" : "Result");

    private static void Check(IEnumerable<RecordType> messages)
    {
        foreach (var message in messages)
        {
            if (message.Shape.Members.GroupBy(member => member.ResponseName).FirstOrDefault(same => same.Skip(1).Any()) is { Key: var name })
            {
                throw new GeneratorException($"{message.Name} has several members called {name}, in different parts of the message: not supported.");
            }
        }
    }

    private IReadOnlyList<Shape> Reached(IEnumerable<RecordType> roots) =>
        [.. Pruner.Closure(roots.SelectMany(root => root.Shape.Members).Select(member => member.Type.Named).OfType<string>(), Api.Shape).Values];

    private static RecordType Nested(Structure shape) => new(Naming.Upper(shape.Name), shape);
}
