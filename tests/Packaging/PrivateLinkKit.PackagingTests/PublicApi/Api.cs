using System.Reflection;
using System.Runtime.CompilerServices;

namespace PrivateLinkKit.PackagingTests.PublicApi;

/// <summary>Public members of an assembly, one line per type and member, without what the compiler generates for records.</summary>
internal static class Api
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<ApiLine> Of(Assembly assembly) =>
    [
        .. assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal)
            .SelectMany(type => Members(type).OrderBy(line => line.Text, StringComparer.Ordinal).Prepend(TypeLine(type))),
    ];

    private static ApiLine TypeLine(Type type) => Line(signature =>
    {
        var isRecord = type.GetMethod("<Clone>$") is not null;
        var kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : isRecord ? "record"
            : type.IsAssignableTo(typeof(Delegate)) ? "delegate" : "class";
        var inherited = type.GetInterfaces().SelectMany(contract => contract.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []).ToHashSet();
        var contracts = type.GetInterfaces().Where(
            contract => contract.IsPublic && !inherited.Contains(contract) && !(isRecord && contract.Name == "IEquatable`1"));
        var bases = (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum) ? [parent]
            : Type.EmptyTypes).Concat(type.IsEnum ? [] : contracts);
        string[] modifiers = type.IsInterface || type.IsValueType ? [] : type is { IsAbstract: true, IsSealed: true } ? ["static"] : type.IsAbstract
            ? ["abstract"] : type.IsSealed ? ["sealed"] : [];
        string[] parts = [$"{Name(type)}{Generics(type.GetGenericArguments())}: {kind}", .. bases.Select(signature.Of).Order(StringComparer.Ordinal)];
        return string.Join(", ", parts)
            + signature.Constraints(type.GetGenericArguments().Where(argument => argument.IsGenericParameter)) + Notes(modifiers);
    });

    private static IEnumerable<ApiLine> Members(Type type)
    {
        foreach (var member in type.GetMembers(Declared).Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)))
        {
            switch (member)
            {
                case FieldInfo field when IsSeen(field) && !field.IsSpecialName:
                    yield return Line(signature => $"{Name(type)}.{field.Name}{(type.IsEnum ? "" : $": {signature.Of(field)}")}"
                        + (field.IsLiteral ? $" = {Signature.Value(field.GetRawConstantValue())}" : Notes(Modifiers(field))));
                    break;
                case PropertyInfo property when property.GetAccessors(nonPublic: true).Any(IsSeen):
                    yield return Line(signature =>
                        $"{Name(type)}.{property.Name}{Indexed(property, signature)}: {signature.Of(property)} {{ {Accessors(property)} }}"
                        + Notes([.. Required(property), .. Modifiers(property.GetAccessors(nonPublic: true).First(IsSeen))]));
                    break;
                case EventInfo @event when IsSeen(@event.AddMethod!):
                    yield return Line(signature => $"{Name(type)}.{@event.Name}: event {signature.Of(@event)}" + Notes(Modifiers(@event.AddMethod!)));
                    break;
                case ConstructorInfo constructor when IsSeen(constructor) && !constructor.IsStatic:
                    yield return Line(signature => $"{Name(type)}.{type.Name.Split('`')[0]}({signature.Parameters(constructor)})"
                        + Notes(Modifiers(constructor)));
                    break;
                case MethodInfo method when IsSeen(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)):
                    yield return Line(signature =>
                        $"{Name(type)}.{method.Name}{Generics(method.GetGenericArguments())}({signature.Parameters(method)}): {signature.Returned(method)}"
                        + signature.Constraints(method.GetGenericArguments()) + Notes(Modifiers(method)));
                    break;
            }
        }
    }

    private static ApiLine Line(Func<Signature, string> write)
    {
        var signature = new Signature();
        return new ApiLine(write(signature), signature.Types);
    }

    private static string Name(Type type) => type.FullName!.Split('`')[0].Replace('+', '.');

    private static string Generics(IReadOnlyCollection<Type> arguments) => arguments.Count == 0 ? ""
        : $"<{string.Join(", ", arguments.Select(argument => argument.Name))}>";

    private static string Indexed(PropertyInfo property, Signature signature) => property.GetIndexParameters() is { Length: > 0 }
        ? $"[{signature.Parameters(property.GetMethod!)}]" : "";

    private static string Accessors(PropertyInfo property)
    {
        var get = property.GetMethod is { } getter && IsSeen(getter) ? "get;" : "";
        var set = property.SetMethod is not { } setter || !IsSeen(setter) ? ""
            : setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;";
        return (get + set).Trim();
    }

    private static IEnumerable<string> Required(PropertyInfo property) => property.IsDefined(typeof(RequiredMemberAttribute)) ? ["required"] : [];

    private static IEnumerable<string> Modifiers(FieldInfo field) =>
        new[] { field.IsPublic ? "" : "protected", field.IsStatic ? "static" : "", field.IsInitOnly ? "readonly" : "" }.Where(modifier => modifier.Length > 0);

    private static IEnumerable<string> Modifiers(MethodBase method)
    {
        if (!method.IsPublic)
        {
            yield return "protected";
        }

        if (method.IsStatic)
        {
            yield return "static";
        }

        if (method.DeclaringType!.IsInterface || method is not MethodInfo { IsVirtual: true } virtually)
        {
            yield break;
        }

        if (virtually.GetBaseDefinition() != virtually)
        {
            yield return "override";
        }
        else if (virtually is { IsAbstract: true })
        {
            yield return "abstract";
        }
        else if (virtually is { IsFinal: false })
        {
            yield return "virtual";
        }
    }

    private static string Notes(IEnumerable<string> notes) => string.Concat(notes.Select(note => $" [{note}]"));

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsSeen(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;
}
