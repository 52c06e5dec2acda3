using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PrivateLinkKit.PackagingTests.PublicApi;

/// <summary>Writes the parts of a signature in C#, and records its types.</summary>
internal sealed class Signature
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
    };

    private readonly NullabilityInfoContext _nullability = new();
    private readonly HashSet<Type> _types = [];

    public IReadOnlySet<Type> Types => _types;

    public string Of(PropertyInfo property) => Text(_nullability.Create(property));

    public string Of(FieldInfo field) => Text(_nullability.Create(field));

    public string Of(EventInfo @event) => Text(_nullability.Create(@event));

    public string Returned(MethodInfo method) => Text(_nullability.Create(method.ReturnParameter));

    public string Parameters(MethodBase method)
    {
        var extends = method.IsDefined(typeof(ExtensionAttribute), inherit: false);
        return string.Join(", ", method.GetParameters().Select(parameter => (extends && parameter.Position == 0 ? "this " : "") + Parameter(parameter)));
    }

    /// <summary>Without nullability, which constraints and base types do not have.</summary>
    public string Of(Type type) => type.IsGenericType ? Named(type, type.GetGenericArguments().Select(Of)) : Named(type, []);

    public string Constraints(IEnumerable<Type> parameters) => string.Concat(
        from parameter in parameters
        let constraints = Constraints(parameter).ToList()
        where constraints.Count > 0
        select $" where {parameter.Name} : {string.Join(", ", constraints)}");

    public static string Value(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private string Parameter(ParameterInfo parameter)
    {
        var modifier = parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref "
            : parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "";
        var otherwise = !parameter.HasDefaultValue ? ""
            : parameter.DefaultValue is null && parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null
            ? " = default"
            : $" = {Value(parameter.DefaultValue)}";
        return $"{modifier}{Text(_nullability.Create(parameter))} {parameter.Name}{otherwise}";
    }

    private string Text(NullabilityInfo info)
    {
        var type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return $"{(info.GenericTypeArguments is [var inner] ? Text(inner) : Of(value))}?";
        }

        var text = info.ElementType is { } element ? $"{Text(element)}[]" : Named(type, info.GenericTypeArguments.Select(Text));
        return text + (
            type.IsValueType || type.IsGenericParameter ? "" : info.ReadState switch { NullabilityState.Nullable => "?", NullabilityState.Unknown => "~",
            _ => "" });
    }

    private string Named(Type type, IEnumerable<string> arguments)
    {
        _types.Add(type);
        var written = arguments.ToList();
        var name = Keywords.GetValueOrDefault(type) ?? type.Name.Split('`')[0];
        return (type.IsNested && !type.IsGenericParameter ? $"{type.DeclaringType!.Name}." : "")
            + (written.Count == 0 ? name : $"{name}<{string.Join(", ", written)}>");
    }

    private IEnumerable<string> Constraints(Type parameter)
    {
        var attributes = parameter.GenericParameterAttributes;
        if (attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
        {
            yield return "struct";
        }
        else if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            yield return "class";
        }

        foreach (var constraint in parameter.GetGenericParameterConstraints().Where(constraint => constraint != typeof(ValueType)))
        {
            yield return Of(constraint);
        }

        if (attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint)
            && !attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
        {
            yield return "new()";
        }
    }
}
