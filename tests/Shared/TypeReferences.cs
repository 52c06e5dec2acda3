using System.Reflection;
using System.Reflection.Emit;

namespace PrivateLinkKit.Tests.Shared;

/// <summary>The types that the compiled code of a type refers to: in declarations, signatures, local variables and method bodies.</summary>
internal static class TypeReferences
{
    private const BindingFlags Everything =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static IEnumerable<Type> Of(Type type)
    {
        var methods = type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything));
        return new[] { type.BaseType }.Concat(type.GetInterfaces())
            .Concat(type.GetFields(Everything).Select(field => field.FieldType))
            .Concat(type.GetGenericArguments().Where(argument => argument.IsGenericParameter).SelectMany(argument => argument.GetGenericParameterConstraints()))
            .Concat(methods.SelectMany(method => Signature(method).Concat(Body(type, method))))
            .OfType<Type>()
            .SelectMany(Parts);
    }

    private static IEnumerable<Type?> Signature(MethodBase method) =>
        method.GetParameters().Select(parameter => parameter.ParameterType).Append((method as MethodInfo)?.ReturnType);

    private static IEnumerable<Type?> Body(Type type, MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
        {
            return [];
        }

        var typeArguments = type.IsGenericType ? type.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return body.LocalVariables.Select(variable => variable.LocalType)
            .Concat(Tokens(body.GetILAsByteArray()!).SelectMany(token => Named(type.Module.ResolveMember(token, typeArguments, methodArguments))));
    }

    private static IEnumerable<Type?> Named(MemberInfo? member) => member switch
    {
        Type named => [named],
        FieldInfo field => [field.DeclaringType, field.FieldType],
        MethodInfo { IsGenericMethod: true } method => [method.DeclaringType, .. Signature(method), .. method.GetGenericArguments()],
        MethodBase method => [method.DeclaringType, .. Signature(method)],
        _ => [],
    };

    private static IEnumerable<int> Tokens(byte[] code)
    {
        var at = 0;
        while (at < code.Length)
        {
            var value = code[at] is 0xFE ? unchecked((short)(0xFE00 | code[at + 1])) : code[at];
            at += code[at] is 0xFE ? 2 : 1;
            switch (OpCodesByValue[value].OperandType)
            {
                case OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok:
                    yield return BitConverter.ToInt32(code, at);
                    at += 4;
                    break;
                case OperandType.InlineNone: break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar: at += 1; break;
                case OperandType.InlineVar: at += 2; break;
                case OperandType.InlineI8 or OperandType.InlineR: at += 8; break;
                case OperandType.InlineSwitch: at += 4 + (4 * BitConverter.ToInt32(code, at)); break;
                default: at += 4; break;
            }
        }
    }

    private static IEnumerable<Type> Parts(Type type) => type switch
    {
        { HasElementType: true } => Parts(type.GetElementType()!),
        { IsGenericParameter: true } => [],
        { IsGenericType: true } => type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()),
        _ => [type],
    };
}
