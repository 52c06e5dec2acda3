using System.Collections;
using Amazon.Runtime;
using Amazon.Runtime.Documents;

namespace PrivateLinkKit.Generator.Tests;

/// <summary>Sets every property of a request, and of all that it holds, to a value derived from its name.</summary>
/// <param name="items">Number of items in lists and maps.</param>
internal sealed class Filling(int items)
{
    private readonly Stack<string> _within = [];

    public static object Full(Type type) => new Filling(items: 2).Value(type, type.Name);

    public static object WithEmptyCollections(Type type) => new Filling(items: 0).Value(type, type.Name);

    private object Value(Type type, string name)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var number = name.Sum(letter => letter);
        return type switch
        {
            _ when type == typeof(string) => name,
            _ when type == typeof(int) => number,
            _ when type == typeof(long) => (long)number,
            _ when type == typeof(float) => number + 0.5f,
            _ when type == typeof(double) => number + 0.5,
            _ when type == typeof(bool) => true,
            _ when type == typeof(DateTime) => DateTime.UnixEpoch.AddSeconds(number),
            _ when type == typeof(MemoryStream) => new MemoryStream([1, 2, (byte)number]),
            _ when type == typeof(Document) => new Document(name),
            _ when type.IsSubclassOf(typeof(ConstantClass)) => Activator.CreateInstance(type, name)!,
            _ when type.IsAssignableTo(typeof(IDictionary)) => Map((IDictionary)Activator.CreateInstance(type)!, type.GenericTypeArguments[1], name),
            _ when type.IsAssignableTo(typeof(IList)) => List((IList)Activator.CreateInstance(type)!, type.GenericTypeArguments[0], name),
            _ => Structure(Activator.CreateInstance(type)!),
        };
    }

    private IDictionary Map(IDictionary map, Type value, string name)
    {
        for (var item = 1; item <= items; item++)
        {
            map.Add($"{name}{item}", Value(value, $"{name}{item}"));
        }

        return map;
    }

    private IList List(IList list, Type value, string name)
    {
        for (var item = 1; item <= items; item++)
        {
            list.Add(Value(value, $"{name}{item}"));
        }

        return list;
    }

    // A structure inside one of its own kind stays empty.
    private object Structure(object structure)
    {
        var type = structure.GetType();
        var properties = _within.Contains(type.Name) ? [] : type.GetProperties().Where(property => property.CanWrite && property.DeclaringType == type);
        _within.Push(type.Name);
        foreach (var property in properties)
        {
            property.SetValue(structure, Value(property.PropertyType, property.Name));
        }

        _within.Pop();
        return structure;
    }
}
