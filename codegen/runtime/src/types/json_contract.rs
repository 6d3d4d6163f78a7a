//! Contracts whose payload no struct expresses: a validated JSON value under the contract's name.

/// Gives `struct Name(Json<Name>)` what a contract's struct has.
#[macro_export]
macro_rules! json_contract {
    ($name:ident) => {
        impl $crate::types::Value for $name {
            #[inline]
            fn read(reader: &mut $crate::json::Reader<'_>) -> ::core::result::Result<Self, $crate::types::Fault> {
                <$crate::types::Json<Self> as $crate::types::Value>::read(reader).map(Self)
            }

            #[inline]
            fn write(&self, out: &mut ::std::vec::Vec<u8>) {
                $crate::types::Value::write(&self.0, out);
            }

            fn serialize_to<S: $crate::types::__serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::types::Value::serialize_to(&self.0, serializer)
            }
        }

        // Which parts are sensitive is not known of a value without fields: none is shown.
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.debug_tuple(::core::stringify!($name)).finish_non_exhaustive()
            }
        }

        $crate::serde_impls!($name, serialize_contract, deserialize_contract);
        $crate::record!(@doors $name);
    };
}
