using PrivateLinkKit.External.Generator.Model;

namespace PrivateLinkKit.External.Generator.Client;

/// <summary>The part of a service that its stand-in implements, with the names of the .NET SDK.</summary>
internal sealed class ClientService
{
    public ClientService(Api api)
    {
        if (api.Protocol is Protocol.Ec2 or Protocol.RestXml)
        {
            throw new GeneratorException($"{api.Facts.Client}: clients of the ec2 and rest-xml protocols are not supported.");
        }

        Api = api;
        Operations = [.. api.Operations.Where(operation => !operation.ServerOnly)];
        foreach (var operation in Operations)
        {
            Check(operation.Name, api.Structure(operation.Input), MemberPlace.Body, MemberPlace.Query, MemberPlace.Header, MemberPlace.Path);
            Check(operation.Name, api.Structure(operation.Output), MemberPlace.Body);
        }

        Requests = [.. Operations.Select(operation => new ModelClass(operation.Name + "Request", api.Structure(operation.Input), Base(operation)))];
        Responses = [.. Operations.Select(
            operation => new ModelClass(operation.Name + "Response", api.Structure(operation.Output), "AmazonWebServiceResponse"))];
        Errors = [.. Operations.SelectMany(operation => operation.Errors).Distinct().Order(StringComparer.Ordinal).Select(name => (Error)api.Shape(name))];

        var written = Reached(Requests.Select(request => request.Shape));
        var read = Reached(Responses.Select(response => response.Shape).Concat(Errors));
        Written = [.. written.Values.OfType<Structure>().Select(Nested)];
        Read = [.. read.Values.OfType<Structure>().Select(Nested)];
        Shape[] all = [.. written.Concat(read).DistinctBy(entry => entry.Key).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Value)];
        Structures = [.. all.OfType<Structure>().Select(Nested)];
        Enumerations = [.. all.OfType<Enumeration>()];
    }

    public Api Api { get; }
    public IReadOnlyList<Operation> Operations { get; }
    public IReadOnlyList<ModelClass> Requests { get; }
    public IReadOnlyList<ModelClass> Responses { get; }
    public IReadOnlyList<ModelClass> Structures { get; }
    public IReadOnlyList<ModelClass> Written { get; }
    public IReadOnlyList<ModelClass> Read { get; }
    public IReadOnlyList<Error> Errors { get; }
    public IReadOnlyList<Enumeration> Enumerations { get; }

    public string Name => Api.Facts.Client;
    public string Namespace => "Amazon." + Name;
    public string Prefix => "Amazon" + (Api.Facts.Class ?? Name);
    public string WireNamespace => Namespace + ".Model.Internal.MarshallTransformations";
    public bool HasPaginators => Operations.Any(operation => operation.Pages is not null);

    /// <summary>The C# type of a property.</summary>
    public string PropertyType(TypeRef type) => type switch
    {
        Primitive { Kind: PrimitiveKind.String or PrimitiveKind.Blob } or ListType or MapType => ItemType(type),
        Primitive => ItemType(type) + "?",
        ShapeType shape => Naming.Upper(shape.Name),
        _ => throw new GeneratorException($"No property type for {type}."),
    };

    /// <summary>The C# type of an item of a list or map: enumerations are plain strings there.</summary>
    public string ItemType(TypeRef type) => type switch
    {
        Primitive primitive => primitive.Kind switch
        {
            PrimitiveKind.String => "string",
            PrimitiveKind.Integer => "int",
            PrimitiveKind.Long => "long",
            PrimitiveKind.Float => "float",
            PrimitiveKind.Double => "double",
            PrimitiveKind.Boolean => "bool",
            PrimitiveKind.Timestamp => "DateTime",
            PrimitiveKind.Blob => "MemoryStream",
            _ => "Amazon.Runtime.Documents.Document",
        },
        ListType list => $"List<{ItemType(list.Item)}>",
        MapType map => $"Dictionary<string, {ItemType(map.Value)}>",
        ShapeType shape => Api.Shape(shape.Name) is Enumeration ? "string" : Naming.Upper(shape.Name),
        _ => throw new GeneratorException($"No item type for {type}."),
    };

    private static void Check(string operation, Structure message, params MemberPlace[] supported)
    {
        if (message.Members.FirstOrDefault(member => !supported.Contains(member.Place)) is { } member)
        {
            throw new GeneratorException($"{operation}: clients do not support {member.Name}, which the {member.Place} of the message carries.");
        }
    }

    private Dictionary<string, Shape> Reached(IEnumerable<Structure> roots) =>
        Pruner.Closure(
            roots.SelectMany(root => ModelClass.Shown(root)).Select(member => member.Type.Named).OfType<string>(),
            Api.Shape);

    private string Base(Operation operation) => Prefix + "Request" + (operation.IsUnsigned ? ", StandIn.IUnsigned" : "");

    private static ModelClass Nested(Structure shape) => new(Naming.Upper(shape.Name), shape, null);
}
